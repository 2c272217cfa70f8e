import numpy as np
from scipy.stats import norm
x = np.linspace(mean_1 + mean_2 - 100, mean_1 + mean_2 + 100, 200_001)
p = weight_1 * norm.pdf(x, mean_1, np.sqrt(variance_1)) + (1 - weight_1) * norm.pdf(x, mean_2, np.sqrt(variance_2))
p /= p.sum()
variance_of_mixture = float(p @ x**2 - (p @ x) ** 2)
