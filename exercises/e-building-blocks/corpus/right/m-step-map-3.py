import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    """One component at a time with np.average and np.cov-like sums."""
    D = x.shape[1]
    mus, Sigmas = [], []
    for g in gamma.T:
        m = np.average(x, axis=0, weights=g) if g.sum() > 0 else np.mean(x, axis=0)
        mus.append(m)
        r = np.sqrt(g)[:, None] * (x - m)
        Sigmas.append((r.T @ r + Psi) / (g.sum() + nu + D + 1))
    counts = np.array([g.sum() for g in gamma.T]) + (alpha - 1)
    return counts / counts.sum(), np.array(mus), np.array(Sigmas)
