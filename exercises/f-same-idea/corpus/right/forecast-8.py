import numpy as np

def forecast(thetas, eps):
    """Bisection for the number of rounds."""
    first, second, third = np.array(thetas[-3:])
    d, e = second - first, third - second
    lam = np.vdot(e, d) / np.vdot(d, d) if np.any(d != 0) else 0.0
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    limit = (third - lam * second) / (1 - lam)
    away = np.linalg.norm(e) * lam / (1 - lam)
    lo, hi = -1, 1
    while away * lam**hi > eps:
        lo, hi = hi, 2 * hi
    if away <= eps:
        return lam, limit, 0
    while hi - lo > 1:
        mid = (lo + hi) // 2
        if away * lam ** max(mid, 0) > eps:
            lo = mid
        else:
            hi = mid
    return lam, limit, hi
