import numpy as np

class Spheres:
    def __init__(self, mu, pi, sigma2):
        self.use = pi > 0
        self.mu, self.pi, self.s = mu[self.use], pi[self.use], np.sqrt(sigma2)

    def shares(self, point):
        z = (point - self.mu) / self.s
        q = 0.5 * (z * z).sum(1)
        w = self.pi * np.exp(q.min() - q)
        return w / w.sum()

def soft_assign(x, mu, pi, sigma2):
    model = Spheres(mu, pi, sigma2)
    g = np.zeros((x.shape[0], mu.shape[0]))
    for n, point in enumerate(x):
        g[n, model.use] = model.shares(point)
    return g
