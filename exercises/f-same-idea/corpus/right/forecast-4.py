import numpy as np

def forecast(thetas, eps):
    def summed(d, lam):
        total, term = np.zeros_like(d), d * lam
        for _ in range(100000):
            total = total + term
            term = term * lam
            if np.abs(term).max() < 1e-14 * max(np.abs(total).max(), 1e-300):
                break
        return total

    a, b = thetas[-2] - thetas[-3], thetas[-1] - thetas[-2]
    sq = np.sum(a * a)
    lam = np.sum(a * b) / sq if sq else 0.0
    if lam >= 1.0:
        return lam, thetas[-1], float("inf")
    rest = summed(b, lam)
    n = 0
    size = np.sqrt(np.sum(rest * rest))
    while size > eps:
        size, n = size * lam, n + 1
    return lam, thetas[-1] + rest, n
