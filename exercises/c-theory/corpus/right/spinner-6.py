import numpy as np

x = np.linspace(threshold, mean_right + 12, 100_001)
p = weight_left * np.exp(-(x**2) / 2) + (1 - weight_left) * np.exp(-((x - mean_right) ** 2) / 2)
p /= np.sqrt(2 * np.pi)
h = x[1] - x[0]
probability = h * (p.sum() - (p[0] + p[-1]) / 2)
