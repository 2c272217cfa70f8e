import numpy as np

def forecast(thetas, eps):
    m = np.diff(thetas, axis=0)
    gram = m[-2:] @ m[-2:].T
    lam = 0.0 if gram[0, 0] == 0 else gram[0, 1] / gram[0, 0]
    if lam >= 1:
        return (lam, thetas[-1], float("inf"))
    q = lam / (1 - lam)
    dist = q * np.sqrt(gram[1, 1])
    k = max(0, np.ceil(np.log(dist / eps) / -np.log(lam))) if dist > 0 else 0
    return (lam, thetas[-1] + q * m[-1], int(k))
