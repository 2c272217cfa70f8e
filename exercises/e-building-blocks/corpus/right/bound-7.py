import numpy as np

class LogGauss:
    def __init__(self, m, S):
        self.m = m
        self.lam, self.U = np.linalg.eigh(S)

    def __call__(self, x):
        return -0.5 * (((x - self.m) @ self.U) ** 2 / self.lam + np.log(2 * np.pi * self.lam)).sum(axis=-1)

def bound(x, q, pi, mu, Sigma):
    j = np.column_stack([np.log(p) + LogGauss(m, S)(x) for p, m, S in zip(pi, mu, Sigma)])
    with np.errstate(all="ignore"):
        return np.einsum("nk,nk->", q, j) - np.nansum(q * np.log(q))
