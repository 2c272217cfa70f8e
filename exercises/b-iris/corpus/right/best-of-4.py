import math


class Fit:
    def __init__(self, pi, mu, Sigma):
        self.parts = [(math.log(p), m, S) for p, m, S in zip(pi, mu, Sigma)]

    def smallest(self):
        # the smallest variance in any direction is the smallest singular value of a covariance
        return min(np.linalg.svd(S, compute_uv=False)[-1] for _, _, S in self.parts)

    def log_density(self, point):
        logs = []
        for lp, m, S in self.parts:
            L = np.linalg.cholesky(S)
            y = np.linalg.solve(L, point - m)
            logs.append(lp - y @ y / 2 - np.log(np.diag(L)).sum() - len(m) / 2 * math.log(2 * math.pi))
        top = max(logs)
        return top + math.log(sum(math.exp(v - top) for v in logs))


def best_of(x, fits, ruler):
    winner = (None, -1)
    for number, fit in enumerate(fits):
        fit = Fit(*fit)
        if fit.smallest() < ruler * ruler / 12:
            continue
        score = sum(fit.log_density(p) for p in x)
        if winner[0] is None or score >= winner[0]:
            winner = (score, number)
    return winner[1]
