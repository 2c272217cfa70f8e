import numpy as np

def forecast(thetas, eps):
    # counted from the row before the last: d / (1 - lam) in all
    d = np.diff(thetas, axis=0)[-2:]
    lam = float(np.nan_to_num(d[1] @ d[0] / max(d[0] @ d[0], 1e-300)))
    if lam < 1:
        limit = thetas[-2] + d[1] / (1 - lam)
        gap = np.linalg.norm(thetas[-1] - limit)
        rounds = 0
        while gap > eps:
            gap *= lam
            rounds += 1
        return lam, limit, rounds
    return lam, thetas[-1], float("inf")
