# wrong: the backward pass forgets the last symbol
# fails: two sequences | forward and backward for each sequence alone, then add up gamma and xi
import numpy as np

def chain_sums(xs, pi, A, B):
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        N = len(x)
        al, be, c = np.zeros((N, K)), np.ones((N, K)), np.zeros(N)
        for n in range(N):
            v = B[:, x[n]] * (pi if n == 0 else al[n - 1] @ A)
            c[n] = v.sum()
            al[n] = v / c[n]
        for n in range(N - 2, -1, -1):
            be[n] = A @ (B[:, x[n]] * be[n + 1])
        g = al * be
        g = g / g.sum(1, keepdims=True)
        starts += g[0]
        symbols += g.T @ np.eye(M)[x]
        for n in range(1, N):
            t = al[n - 1][:, None] * A * (B[:, x[n]] * be[n])
            pairs += t / t.sum()
        ell += np.log(c).sum()
    return starts, pairs, symbols, ell
