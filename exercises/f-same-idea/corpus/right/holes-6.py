import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    # sums about a reference point, so that raw moments do no harm
    ref = np.nanmean(x, axis=0)
    y, nu = x - ref, mu - ref
    N, D = x.shape
    K = len(mu)
    S1, S2, S0 = np.zeros((K, D)), np.zeros((K, D, D)), np.zeros(K)
    for k in range(K):
        for n in range(N):
            m = np.isnan(y[n])
            o = ~m
            R = np.linalg.lstsq(Sigma[k][np.ix_(o, o)], Sigma[k][np.ix_(o, m)], rcond=None)[0] if o.any() else np.zeros((0, D))
            h = y[n].copy()
            h[m] = nu[k, m] + (y[n, o] - nu[k, o]) @ R
            xx = np.outer(h, h)
            xx[np.ix_(m, m)] += Sigma[k][np.ix_(m, m)] - R.T @ Sigma[k][np.ix_(o, m)]
            S0[k] += gamma[n, k]
            S1[k] += gamma[n, k] * h
            S2[k] += gamma[n, k] * xx
    mean = S1 / S0[:, None]
    return mean + ref, S2 / S0[:, None, None] - mean[:, :, None] * mean[:, None]
