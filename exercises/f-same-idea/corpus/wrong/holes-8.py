# wrong: raw moments
# fails: a table ten million away from the origin | raw-moments: you subtract two huge numbers: far from the origin, centre
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    M, S = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(len(mu)):
        S1, S2 = 0, 0
        for n in range(len(x)):
            o = ~np.isnan(x[n])
            B = Sigma[k][:, o] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
            h = mu[k] + B @ (x[n, o] - mu[k, o])
            S1 = S1 + gamma[n, k] * h
            S2 = S2 + gamma[n, k] * (np.outer(h, h) + Sigma[k] - B @ Sigma[k][o])
        N_k = gamma[:, k].sum()
        M[k] = S1 / N_k
        S[k] = S2 / N_k - np.outer(M[k], M[k])
    return M, S
