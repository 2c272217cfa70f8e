import numpy as np

def patterns(x):
    hole = np.isnan(x)
    found = {}
    for n, row in enumerate(hole):
        found.setdefault(tuple(row), []).append(n)
    return found

def m_step_with_holes(x, gamma, mu, Sigma):
    K, D = mu.shape
    y = np.where(np.isnan(x), 0, x)
    mus, Sigmas = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(K):
        hat, C = y.copy(), np.zeros((D, D))
        for hole, rows in patterns(x).items():
            m = np.array(hole)
            if not m.any():
                continue
            S = Sigma[k]
            coef = np.linalg.solve(S[~m][:, ~m], S[~m][:, m])
            hat[np.ix_(rows, m)] = mu[k, m] + (x[np.ix_(rows, ~m)] - mu[k, ~m]) @ coef
            C[np.ix_(m, m)] += gamma[rows, k].sum() * (S[m][:, m] - S[m][:, ~m] @ coef)
        g = gamma[:, k]
        mus[k] = (g[:, None] * hat).sum(0) / g.sum()
        d = hat - mus[k]
        Sigmas[k] = (np.einsum("ni,nj->ij", d * g[:, None], d) + C) / g.sum()
    return mus, Sigmas
