# wrong: the logarithm of K to base 10
# fails: answer | log10: the logarithm is the natural one: the width is N ln K
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
low = np.maximum(np.log(weight_a) + norm.logpdf(x, mean_a), np.log(1 - weight_a) + norm.logpdf(x, mean_b)).sum()
ell_between = (low, low + 4 * np.log10(2))
