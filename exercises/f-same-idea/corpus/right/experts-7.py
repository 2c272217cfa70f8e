import numpy as np

class Expert:
    def __init__(self, v, w, s2):
        self.v, self.w, self.s2 = v, w, s2

    def score(self, X, y):
        return X @ self.v - 0.5 * np.log(2 * np.pi * self.s2) - (y - X @ self.w) ** 2 / (2 * self.s2)

    def refit(self, X, y, count):
        G = X.T * count
        w = np.linalg.solve(G @ X, G @ y)
        return w, count.dot((y - X @ w) ** 2) / count.sum()

def expert_round(X, y, V, W, sigma2):
    experts = [Expert(*p) for p in zip(V, W, sigma2)]
    scores = np.stack([e.score(X, y) for e in experts])
    total = scores[0]
    for s in scores[1:]:
        total = np.logaddexp(total, s)
    gamma = np.exp(scores - total)
    fits = [e.refit(X, y, g) for e, g in zip(experts, gamma)]
    return gamma.T, [w for w, _ in fits], [s for _, s in fits]
