import numpy as np
from scipy.linalg import cho_factor, cho_solve

def m_step_with_holes(x, gamma, mu, Sigma):
    N, D = x.shape
    result = []
    for k in range(mu.shape[0]):
        hats = np.array(x)
        total = np.zeros((D, D))
        for n in range(N):
            m = np.where(np.isnan(x[n]))[0]
            o = np.where(~np.isnan(x[n]))[0]
            if m.size == 0:
                continue
            Smm = Sigma[k][m[:, None], m]
            if o.size:
                c = cho_factor(Sigma[k][o[:, None], o])
                Som = Sigma[k][o[:, None], m]
                hats[n, m] = mu[k, m] + Som.T @ cho_solve(c, x[n, o] - mu[k, o])
                Smm = Smm - Som.T @ cho_solve(c, Som)
            else:
                hats[n] = mu[k]
            total[m[:, None], m] += gamma[n, k] * Smm
        w = gamma[:, k]
        mean = (w @ hats) / w.sum()
        result.append((mean, (np.cov(hats.T, aweights=w, bias=True).reshape(D, D) * w.sum() + total) / w.sum()))
    return np.stack([r[0] for r in result]), np.stack([r[1] for r in result])
