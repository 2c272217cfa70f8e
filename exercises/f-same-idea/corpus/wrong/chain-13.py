# wrong: each sequence starts where the last one ended
# fails: two sequences | going-on: each sequence starts with pi: it knows nothing of how the one
import numpy as np

def chain_sums(xs, pi, A, B):
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    first = pi
    for x in xs:
        N = len(x)
        al, be, c = np.zeros((N, K)), np.ones((N, K)), np.zeros(N)
        for n in range(N):
            v = B[:, x[n]] * (first if n == 0 else al[n - 1] @ A)
            c[n] = v.sum()
            al[n] = v / c[n]
        for n in range(N - 2, -1, -1):
            be[n] = A @ (B[:, x[n + 1]] * be[n + 1]) / c[n + 1]
        starts += (al * be)[0]
        symbols += (al * be).T @ np.eye(M)[x]
        for n in range(1, N):
            pairs += al[n - 1][:, None] * A * (B[:, x[n]] * be[n]) / c[n]
        ell += np.log(c).sum()
        first = al[-1] @ A
    return starts, pairs, symbols, ell
