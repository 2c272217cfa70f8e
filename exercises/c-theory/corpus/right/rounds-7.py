import numpy as np

class EM:
    def __init__(self, x, pi, mu, var):
        self.x, self.pi, self.mu, self.var = x, pi, mu, var
        self.t = 0

    def step(self):
        j = np.log(self.pi) - np.log(self.var) / 2 - (self.x[:, None] - self.mu) ** 2 / (2 * self.var)
        g = np.exp(j - np.logaddexp(j[:, [0]], j[:, [1]]))
        self.pi = g.mean(0)
        self.mu = self.x @ g / g.sum(0)
        self.var = ((self.x[:, None] - self.mu) ** 2 * g).sum(0) / g.sum(0)
        self.t += 1

from scipy.optimize import brentq
h = brentq(lambda h: np.arctanh(1.5 * h) * (2 / 3 - h * h) - h, 0.5, 0.6666, xtol=1e-15)
em = EM(centre + spacing * np.array([-1.0, 0, 1]), np.array([0.5 + nudge, 0.5 - nudge]), centre + spacing * np.array([-h, h]), spacing**2 * (2 / 3 - h * h) * np.ones(2))
while em.var.min() >= 1e-14 * spacing**2:
    em.step()
n_rounds = em.t
