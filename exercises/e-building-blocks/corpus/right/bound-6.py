import numpy as np

def bound(x, q, pi, mu, Sigma):
    # from N_k, the weighted means and scatters
    N = q.sum(axis=0)
    D = x.shape[1]
    F = 0.0
    for k in range(len(N)):
        if N[k] == 0:
            continue
        d = x - mu[k]
        A = (q[:, k, None] * d).T @ d
        F += N[k] * (np.log(pi[k]) - D / 2 * np.log(2 * np.pi) - np.linalg.slogdet(Sigma[k])[1] / 2)
        F -= np.trace(np.linalg.solve(Sigma[k], A)) / 2
    p = q[q > 0]
    return float(F - p @ np.log(p))
