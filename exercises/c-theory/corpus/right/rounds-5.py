import numpy as np
import itertools
labels = np.arange(2)
def rounds(nudge):
    x = np.array([[-1.0], [0.0], [1.0]])
    h = 0.66280
    for _ in range(1000):
        h = 2 / 3 * np.tanh(h / (2 / 3 - h * h))
    theta = (np.array([0.5 + nudge, 0.5 - nudge]), np.array([-h, h]), np.array([1, 1]) * (2 / 3 - h * h))
    for t in itertools.count():
        if theta[2].min() < 1e-14:
            return t
        pi, mu, var = theta
        a = np.log(pi / np.sqrt(var)) - (x - mu) ** 2 / 2 / var
        g = np.exp(a - a.max(axis=1, keepdims=True))
        g /= g.sum(axis=1, keepdims=True)
        N = np.einsum("nk->k", g)
        mu = np.einsum("nk,nd->k", g, x) / N
        theta = (N / len(x), mu, np.einsum("nk,nk->k", g, (x - mu) ** 2) / N)

n_rounds = rounds(nudge)
