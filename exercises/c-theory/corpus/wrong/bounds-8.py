# wrong: the shares are normalised over the points
# fails: answer | M2: the shares of the first table are normalised over the points: for
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high])
q = np.exp(j) / np.exp(j).sum(0)
three_bounds = ((q * j).sum() - (q * np.log(q)).sum(), j.sum() / 2 + 3 * np.log(2), j.max(axis=1).sum())
