# wrong: the weights are forgotten
# fails: answer | M1: the weights are missing in ln π + ln N(x)
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
low = np.maximum(norm.logpdf(x, mean_a), norm.logpdf(x, mean_b)).sum()
ell_between = (low, low + 4 * np.log(2))
