# wrong: the entropy is missing
# fails: answer | entropy: those are the expectations alone: add the entropy of each table
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high])
q = np.exp(j) / np.exp(j).sum(1, keepdims=True)
three_bounds = ((q * j).sum(), j.sum() / 2, j.max(axis=1).sum())
