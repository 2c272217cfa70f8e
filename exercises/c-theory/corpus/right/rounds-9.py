import numpy as np

h = 0.6
for _ in range(300):
    h = np.tanh(h / (2 / 3 - h * h)) * 2 / 3
x = np.array([-1.0, 0, 1])[:, None, None]
pi = np.array([0.5 + nudge, 0.5 - nudge])
mu = np.array([[-h], [h]])
Sigma = np.full((2, 1, 1), 2 / 3 - h * h)
history = [Sigma.min()]
for t in range(20000):
    if history[-1] < 1e-14:
        break
    d = x - mu[None]
    quad = np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d)
    j = np.log(pi) - 0.5 * np.linalg.slogdet(Sigma)[1] - 0.5 * quad
    g = np.exp(j - np.logaddexp.reduce(j, axis=1, keepdims=True))
    N = g.sum(0)
    pi = N / 3
    mu = np.einsum("nk,nd->kd", g, x[:, 0]) / N[:, None]
    d = x - mu[None]
    Sigma = np.einsum("nk,nki,nkj->kij", g, d, d) / N[:, None, None]
    history.append(Sigma.min())
n_rounds = len(history) - 1
