import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    # the regression of all columns on the seen ones: identity there, and no variance left
    N, D = x.shape
    new_mu, new_S = [], []
    for k in range(gamma.shape[1]):
        h, C = np.empty((N, D)), np.empty((N, D, D))
        for n in range(N):
            o = ~np.isnan(x[n])
            B = Sigma[k][:, o] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
            h[n] = mu[k] + B @ (x[n, o] - mu[k, o])
            C[n] = Sigma[k] - B @ Sigma[k][o]
        w = gamma[:, k] / gamma[:, k].sum()
        m = w @ h
        new_mu.append(m)
        new_S.append(np.einsum("n,nij->ij", w, (h - m)[:, :, None] * (h - m)[:, None] + C))
    return np.array(new_mu), np.array(new_S)
