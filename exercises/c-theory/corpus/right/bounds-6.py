import numpy as np
from scipy.stats import norm
from scipy.special import logsumexp
labels = "posterior half hard".split()
x = np.arange(1, 4)
j = np.stack([np.log(weight_first) + norm.logpdf(x - mean_left), np.log(1 - weight_first) + norm.logpdf(x - mean_high)])
out = dict(zip(labels, [logsumexp(j, axis=0).sum(), (j.mean(axis=0) + np.log(2)).sum(), j.max(axis=0).sum()]))
print(out)
three_bounds = list(out.values())
