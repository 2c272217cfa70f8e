# wrong: the entropy is subtracted
# fails: answer | sign: the entropy −Σ q ln q is positive and it is added
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high])
q = np.exp(j) / np.exp(j).sum(1, keepdims=True)
three_bounds = ((q * j).sum() + (q * np.log(q)).sum(), j.sum() / 2 - 3 * np.log(2), j.max(axis=1).sum())
