import numpy as np

%matplotlib inline
x = np.linspace(-30, 30, 6_000_001)
s = sd_wide
diff = -(x**2) / 2 + (x - mean_wide) ** 2 / (2 * s**2) + np.log(s)
i = np.flatnonzero(np.sign(diff[1:]) != np.sign(diff[:-1]))
half_shares = x[i] + 5e-6
