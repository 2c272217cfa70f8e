import numpy as np

class Mixture:
    def __init__(self, pi, mu, Sigma):
        self.pi, self.mu, self.Sigma = np.array(pi), np.array(mu), np.array(Sigma)

    def mean(self):
        return np.matmul(self.pi, self.mu)

    def cov(self):
        z = np.sqrt(self.pi)[:, None] * (self.mu - self.mean())
        return (self.pi * self.Sigma.T).T.sum(axis=0) + z.T @ z

def mixture_moments(pi, mu, Sigma):
    mix = Mixture(pi, mu, Sigma)
    return mix.mean(), mix.cov()
