import numpy as np
from scipy.stats import norm

%matplotlib inline
x = np.array([0, 1, 4, 5])
dens = np.stack([weight_a * norm.pdf(x, mean_a), (1 - weight_a) * norm.pdf(x, mean_b)])
low = np.log(np.prod(dens.max(axis=0)))
ell_between = (float(low), float(low + np.log(16)))
