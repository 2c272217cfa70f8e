from numpy import isnan, outer, zeros
from numpy.linalg import solve

def m_step_with_holes(x, gamma, mu, Sigma):
    N, D = x.shape
    K = gamma.shape[1]
    M, S = zeros((K, D)), zeros((K, D, D))
    filled = {}
    for k in range(K):
        for n in range(N):
            h = x[n].copy()
            miss = [d for d in range(D) if isnan(x[n, d])]
            see = [d for d in range(D) if not isnan(x[n, d])]
            for d in miss:
                h[d] = mu[k, d]
                if see:
                    coef = solve(Sigma[k][see][:, see], Sigma[k][see, d])
                    h[d] += coef @ (x[n, see] - mu[k, see])
            filled[n, k] = h
            M[k] += gamma[n, k] * h
        M[k] /= gamma[:, k].sum()
        for n in range(N):
            miss = [d for d in range(D) if isnan(x[n, d])]
            see = [d for d in range(D) if not isnan(x[n, d])]
            S[k] += gamma[n, k] * outer(filled[n, k] - M[k], filled[n, k] - M[k])
            for d in miss:
                for e in miss:
                    c = Sigma[k, d, e]
                    if see:
                        c -= Sigma[k][d, see] @ solve(Sigma[k][see][:, see], Sigma[k][see, e])
                    S[k, d, e] += gamma[n, k] * c
        S[k] /= gamma[:, k].sum()
    return M, S
