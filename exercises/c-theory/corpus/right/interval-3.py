import numpy as np
from scipy.stats import norm

x = np.array([[0.0], [1.0], [4.0], [5.0]])
joint = np.log([weight_a, 1 - weight_a]) + norm.logpdf(x, [[mean_a, mean_b]])
ell_between = np.array([0, len(x) * np.log(2)]) + joint.max(axis=1).sum()
