import numpy as np

class Component:
    def __init__(self, p, m, S):
        self.p, self.m = p, m
        self.scale = np.sqrt(np.diag(S))
        self.R = np.linalg.inv(S / np.outer(self.scale, self.scale))
        self.logdet = 2 * np.log(self.scale).sum() - np.log(np.linalg.det(self.R))

    def log_joint(self, point):
        z = (point - self.m) / self.scale
        return np.log(self.p) - 0.5 * (len(z) * np.log(2 * np.pi) + self.logdet + z @ self.R @ z)

def log_likelihood(x, pi, mu, Sigma):
    comps = [Component(*c) for c in zip(pi, mu, Sigma) if c[0] > 0]
    ell = 0
    for point in x:
        ell += np.logaddexp.reduce([c.log_joint(point) for c in comps])
    return ell
