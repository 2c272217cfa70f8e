import numpy as np

r = np.roots([0.5 - 0.5 / sd_wide**2, mean_wide / sd_wide**2, -0.5 * (mean_wide / sd_wide) ** 2 - np.log(sd_wide)])
half_shares = tuple(np.sort(r.real))
