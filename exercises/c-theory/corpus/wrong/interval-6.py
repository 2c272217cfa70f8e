# wrong: the means per point, not totals
# fails: answer | M19: those are means per point; take totals
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
low = np.maximum(np.log(weight_a) + norm.logpdf(x, mean_a), np.log(1 - weight_a) + norm.logpdf(x, mean_b)).mean()
ell_between = (low, low + np.log(2))
