import numpy as np
from scipy.stats import norm

%matplotlib inline
x = np.array([1, 2, 3])
a = weight_first * norm.pdf(x, mean_left)
b = (1 - weight_first) * norm.pdf(x, mean_high)
three_bounds = np.array([np.log(a + b).sum(), np.log(2 * np.sqrt(a * b)).sum(), np.log(np.maximum(a, b)).sum()])
