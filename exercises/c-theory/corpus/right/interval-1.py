import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
la = np.log(weight_a) + norm.logpdf(x, mean_a, 1)
lb = np.log(1 - weight_a) + norm.logpdf(x, mean_b, 1)
low = np.maximum(la, lb).sum()
ell_between = (low, low + 4 * np.log(2))
