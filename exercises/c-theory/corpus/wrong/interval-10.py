# wrong: only the lower end
# fails: answer | ell_between must be 2 numbers, in the order asked for, found
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
ell_between = np.maximum(np.log(weight_a) + norm.logpdf(x, mean_a), np.log(1 - weight_a) + norm.logpdf(x, mean_b)).sum()
