# wrong: the log-likelihood three times, whatever the shares
# fails: answer | ell: only the posterior reaches the log-likelihood: use each table of
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high])
ell = np.logaddexp(j[:, 0], j[:, 1]).sum()
three_bounds = (ell, ell, ell)
