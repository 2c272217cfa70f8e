# wrong: no nudge at all, so nothing happens until the cap
# fails: answer | start at the point of rest with 12 digits, and with π = (½ + nudge, ½ −
import numpy as np
from scipy.special import softmax
h = 0.6
for _ in range(500):
    h = 2 / 3 * np.tanh(h / (2 / 3 - h * h))
x = np.array([[-1.0], [0.0], [1.0]])
pi, mu, var = np.array([0.5, 0.5]), np.array([-h, h]), np.full(2, 2 / 3 - h * h)
n_rounds = 0
while var.min() >= 1e-14 and n_rounds < 5000:
    g = softmax(np.log(pi) - np.log(var) / 2 - (x - mu) ** 2 / (2 * var), axis=1)
    N = g.sum(axis=0)
    pi = N / 3
    mu = (g * x).sum(axis=0) / N
    var = (g * (x - mu) ** 2).sum(axis=0) / N
    n_rounds += 1
