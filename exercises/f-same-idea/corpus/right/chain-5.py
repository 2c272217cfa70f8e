import numpy as np

def one(x, pi, A, B):
    N, K = len(x), len(pi)
    b = B.T[x]
    alpha = np.empty((N, K))
    c = np.empty(N)
    alpha[0] = pi * b[0]
    c[0] = alpha[0].sum()
    alpha[0] /= c[0]
    for n in range(1, N):
        alpha[n] = np.einsum("j,jk,k->k", alpha[n - 1], A, b[n])
        c[n] = alpha[n].sum()
        alpha[n] /= c[n]
    beta = np.ones((N, K))
    for n in range(N - 1, 0, -1):
        beta[n - 1] = np.einsum("jk,k,k->j", A, b[n], beta[n])
        beta[n - 1] /= beta[n - 1].sum()  # another scale; gamma and xi are normalised below
    gamma = alpha * beta
    gamma /= gamma.sum(axis=1, keepdims=True)
    xi = np.einsum("nj,jk,nk,nk->njk", alpha[:-1], A, b[1:], beta[1:])
    xi /= xi.sum(axis=(1, 2), keepdims=True)
    return gamma[0], xi.sum(axis=0), gamma.T @ np.eye(B.shape[1])[x], np.log(c).sum()

def chain_sums(xs, pi, A, B):
    total = one(xs[0], pi, A, B)
    for x in xs[1:]:
        total = tuple(t + u for t, u in zip(total, one(x, pi, A, B)))
    return total
