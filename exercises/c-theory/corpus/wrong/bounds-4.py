# wrong: means per point in place of totals
# fails: answer | M19: those are means per point: take totals
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high])
three_bounds = (np.logaddexp(j[:, 0], j[:, 1]).mean(), j.sum() / 6 + np.log(2), j.max(axis=1).mean())
