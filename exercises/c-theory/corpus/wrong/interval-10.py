# wrong: only the lower end
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
ell_between = np.maximum(np.log(weight_a) + norm.logpdf(x, mean_a), np.log(1 - weight_a) + norm.logpdf(x, mean_b)).sum()
