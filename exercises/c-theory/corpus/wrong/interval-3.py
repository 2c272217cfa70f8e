# wrong: ln K only once, not N times
# fails: answer | ln-K: there are K^N completions, so the width is N ln K; you added ln K
import numpy as np
from scipy.stats import norm

x = np.array([0, 1, 4, 5])
low = np.maximum(np.log(weight_a) + norm.logpdf(x, mean_a), np.log(1 - weight_a) + norm.logpdf(x, mean_b)).sum()
ell_between = (low, low + np.log(2))
