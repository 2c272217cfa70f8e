import numpy as np

class Component:
    def __init__(self, mean, cov):
        self.mean, self.cov = mean, cov

    def complete(self, row):
        hole = np.isnan(row)
        filled, left = np.where(hole, self.mean, row), np.zeros_like(self.cov)
        seen = ~hole
        if seen.any():
            K = self.cov[hole][:, seen] @ np.linalg.pinv(self.cov[seen][:, seen])
            filled[hole] += K @ (row[seen] - self.mean[seen])
            block = self.cov[hole][:, hole] - K @ self.cov[seen][:, hole]
        else:
            block = self.cov
        left[np.ix_(hole, hole)] = block
        return filled, left

def m_step_with_holes(x, gamma, mu, Sigma):
    comps = [Component(m, S) for m, S in zip(mu, Sigma)]
    mus, Ss = [], []
    for comp, g in zip(comps, gamma.T):
        done = [comp.complete(r) for r in x]
        F = np.stack([f for f, _ in done])
        L = np.stack([l for _, l in done])
        g = g / g.sum()
        mus.append(g @ F)
        E = F - mus[-1]
        Ss.append(E.T @ np.diag(g) @ E + np.tensordot(g, L, axes=1))
    return mus, Ss
