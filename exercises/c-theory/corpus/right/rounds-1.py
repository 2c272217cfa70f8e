import numpy as np
from scipy.optimize import brentq
h = brentq(lambda h: 2 / 3 * np.tanh(h / (2 / 3 - h * h)) - h, 0.5, 0.8, xtol=1e-15)
x = np.array([-1.0, 0, 1])[:, None]
pi, mu, var = np.array([0.5 + nudge, 0.5 - nudge]), np.array([-h, h]), np.full(2, 2 / 3 - h * h)
n_rounds = 0
while var.min() >= 1e-14:
    j = np.log(pi) - np.log(var) / 2 - (x - mu) ** 2 / (2 * var)
    g = np.exp(j - np.logaddexp(j[:, :1], j[:, 1:]))
    N = g.sum(0)
    pi, mu = N / 3, (g * x).sum(0) / N
    var = (g * (x - mu) ** 2).sum(0) / N
    n_rounds += 1
