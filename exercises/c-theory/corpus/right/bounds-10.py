import numpy as np
from scipy.stats import norm

CASES = [(x, w, m) for x in (1, 2, 3) for w, m in ((weight_first, mean_left), (1 - weight_first, mean_high))]
s = np.array([np.log(w) + norm.logpdf(x, m) for x, w, m in CASES]).reshape(3, 2)
top = s.max(axis=1)
gap = s.max(axis=1) - s.min(axis=1)
three_bounds = (np.array((top + np.log1p(np.exp(-gap))).sum()), np.float64((top - gap / 2).sum() + np.log(8)), top.sum())
