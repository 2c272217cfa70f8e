# wrong: the signs are lost
# fails: answer | sign: the signs are lost: a log-likelihood of densities below 1 is
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
low = np.maximum(np.log(weight_a) + norm.logpdf(x, mean_a), np.log(1 - weight_a) + norm.logpdf(x, mean_b)).sum()
ell_between = (-low, -low - 4 * np.log(2))
