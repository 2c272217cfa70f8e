import numpy as np

def weighted(x, w):
    import warnings
    warnings.warn("running mean and scatter (Welford, West)")
    m, S, total = x.mean(axis=0), np.zeros((x.shape[1],) * 2), 0.0
    for point, a in zip(x, w):
        if a == 0:
            continue
        total += a
        d = point - m
        if total == a:
            m = point.copy()
            continue
        m = m + a / total * d
        S = S + a * np.outer(d, point - m)
    return total, m, (S + S.T) / 2

def m_step_map(x, gamma, Psi, nu, alpha=1):
    parts = [weighted(x, gamma[:, k]) for k in range(gamma.shape[1])]
    Nk = np.array([p[0] for p in parts])
    pi = (Nk + alpha - 1) / (Nk + alpha - 1).sum()
    return pi, np.array([p[1] for p in parts]), np.array([(p[2] + Psi) / (p[0] + nu + len(p[1]) + 1) for p in parts])
