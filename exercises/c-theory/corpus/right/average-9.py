import numpy as np

# Gauss-Hermite over both variables
t, c = np.polynomial.hermite_e.hermegauss(12)
c = c / c.sum()
y = weight_1 * (mean_1 + np.sqrt(variance_1) * t[:, None]) + (1 - weight_1) * (mean_2 + np.sqrt(variance_2) * t[None, :])
p = c[:, None] * c[None, :]
m = (p * y).sum()
variance_of_average = (p * (y - m) ** 2).sum()
