import numpy as np
from scipy.stats import norm
def half_distance():
    lo, hi = 0.5, 2 / 3 - 1e-12
    for _ in range(200):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if 2 / 3 * np.tanh(mid / (2 / 3 - mid**2)) > mid else (lo, mid)
    return lo

x = np.array([-1.0, 0.0, 1.0])
h = half_distance()
pi = [0.5 + nudge, 0.5 - nudge]
mu = [-h, h]
sd = [(2 / 3 - h * h) ** 0.5] * 2
variances = []
while not variances or variances[-1] >= 1e-14:
    p = np.array([pi[k] * norm.pdf(x, mu[k], sd[k]) for k in range(2)])
    g = p / p.sum(0)
    pi = g.mean(1)
    mu = g @ x / g.sum(1)
    sd = np.sqrt([(g[k] * (x - mu[k]) ** 2).sum() / g[k].sum() for k in range(2)])
    variances.append(min(sd) ** 2)
n_rounds = np.array(len(variances))
