# wrong: the upper end first
# fails: answer | order: give the lower end first
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
low = np.maximum(np.log(weight_a) + norm.logpdf(x, mean_a), np.log(1 - weight_a) + norm.logpdf(x, mean_b)).sum()
ell_between = (low + 4 * np.log(2), low)
