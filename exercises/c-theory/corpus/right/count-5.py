import numpy as np
from scipy.stats import binom
k = np.arange(n_points + 1)
p = binom.pmf(k, n_points, weight_2)
sd_of_count = np.sqrt(p @ (k - p @ k) ** 2)
