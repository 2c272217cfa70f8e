import numpy as np

# run EM on the own points
x = np.array([centre - spacing, centre, centre + spacing], float)
pi, mu, var = np.array([0.5, 0.5]), np.array([centre - spacing / 2, centre + spacing / 2]), np.array([1.0, 1.0]) * spacing**2 / 4
for _ in range(100):
    d = pi * np.exp(-((x[:, None] - mu) ** 2) / (2 * var)) / np.sqrt(var)
    g = d / d.sum(1, keepdims=True)
    N = g.sum(0)
    pi, mu = N / 3, g.T @ x / N
    var = (g * (x[:, None] - mu) ** 2).sum(0) / N
at_rest = (mu[0], mu[1], var.mean())
