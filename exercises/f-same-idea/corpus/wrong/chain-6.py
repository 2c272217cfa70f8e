# wrong: plain products, which round to 0
# fails: a sequence of 800 symbols | M9: plain products round to 0 in a long sequence: scale each step
import numpy as np

def chain_sums(xs, pi, A, B):
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        N = len(x)
        al, be = np.zeros((N, K)), np.ones((N, K))
        for n in range(N):
            al[n] = B[:, x[n]] * (pi if n == 0 else al[n - 1] @ A)
        for n in range(N - 2, -1, -1):
            be[n] = A @ (B[:, x[n + 1]] * be[n + 1])
        p = al[-1].sum()
        g = al * be / p
        starts += g[0]
        symbols += g.T @ np.eye(M)[x]
        for n in range(1, N):
            pairs += al[n - 1][:, None] * A * (B[:, x[n]] * be[n]) / p
        ell += np.log(p)
    return starts, pairs, symbols, ell
