import numpy as np

class Guess:
    def __init__(self, pi, mu):
        self.pi, self.mu = np.array(pi), np.array(mu)

    def log_joint(self, x):
        return np.log(self.pi) - 0.5 * np.log(2 * np.pi) - (np.reshape(x, (-1, 1)) - self.mu) ** 2 / 2

    def F(self, x, q):
        q = np.asarray(q, float)
        return np.einsum("nk,nk->", q, self.log_joint(x)) - np.where(q > 0, q * np.log(np.where(q > 0, q, 1)), 0).sum()

g = Guess([weight_first, 1 - weight_first], [mean_left, mean_high])
lj = g.log_joint([1, 2, 3])
post = np.exp(lj) / np.exp(lj).sum(1, keepdims=True)
three_bounds = (g.F([1, 2, 3], post), g.F([1, 2, 3], np.ones((3, 2)) / 2), g.F([1, 2, 3], post == post.max(1, keepdims=True)))
