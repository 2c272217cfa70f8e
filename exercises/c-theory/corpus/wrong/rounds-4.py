# wrong: a tenth of the nudge
# fails: answer | nudge: your nudge is ten times too small: take your own, π = (½ + nudge,
# fails: answer | M20: this is the answer of the example in the text; yours follows from
import numpy as np
from scipy.special import softmax
h = 0.6
for _ in range(500):
    h = 2 / 3 * np.tanh(h / (2 / 3 - h * h))
x = np.array([[-1.0], [0.0], [1.0]])
pi, mu, var = np.array([0.5 + nudge / 10, 0.5 - nudge / 10]), np.array([-h, h]), np.full(2, 2 / 3 - h * h)
n_rounds = 0
while var.min() >= 1e-14:
    g = softmax(np.log(pi) - np.log(var) / 2 - (x - mu) ** 2 / (2 * var), axis=1)
    N = g.sum(axis=0)
    pi = N / 3
    mu = (g * x).sum(axis=0) / N
    var = (g * (x - mu) ** 2).sum(axis=0) / N
    n_rounds += 1
