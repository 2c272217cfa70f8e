# wrong: the weights are left out
# fails: answer | M1: the weights are missing in ln π + ln N(x), in all three bounds
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = norm.logpdf(x, [mean_left, mean_high])
three_bounds = (np.logaddexp(j[:, 0], j[:, 1]).sum(), j.sum() / 2 + 3 * np.log(2), j.max(axis=1).sum())
