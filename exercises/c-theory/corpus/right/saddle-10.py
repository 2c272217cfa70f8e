import numpy as np
from scipy.special import softmax
labels = np.array([0, 1])
y = np.array([[centre - spacing], [centre], [centre + spacing]], dtype=float)
mu = np.array([centre - 0.9 * spacing, centre + 0.9 * spacing])
s2 = 0.5 * spacing**2
for t in range(400):
    g = softmax(-((y - mu) ** 2) / (2 * s2), axis=1)
    mu = (g * y).sum(0) / g.sum(0)
    s2 = (g * (y - mu) ** 2).sum() / 3
at_rest = tuple(mu) + (s2,)
