import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    N, D = x.shape
    K = len(mu)
    out_mu, out_S = np.zeros((K, D)), np.zeros((K, D, D))
    for k in range(K):
        hats, Cs = [], []
        for row in x:
            o = np.flatnonzero(~np.isnan(row))
            m = np.flatnonzero(np.isnan(row))
            h = row.copy()
            C = np.zeros((D, D))
            if len(m) and len(o):
                R = Sigma[k][np.ix_(m, o)] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
                h[m] = mu[k][m] + R @ (row[o] - mu[k][o])
                C[np.ix_(m, m)] = Sigma[k][np.ix_(m, m)] - R @ Sigma[k][np.ix_(o, m)]
            elif len(m):
                h[m] = mu[k]
                C = Sigma[k]
            hats.append(h)
            Cs.append(C)
        hats = np.array(hats)
        g = gamma[:, k]
        out_mu[k] = np.average(hats, axis=0, weights=g)
        for n in range(N):
            e = hats[n] - out_mu[k]
            out_S[k] += g[n] * (np.outer(e, e) + Cs[n])
        out_S[k] /= g.sum()
    return out_mu, out_S
