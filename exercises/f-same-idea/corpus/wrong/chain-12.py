# wrong: beta is not scaled, alpha is
# fails: two sequences | beta-not-scaled: beta needs the same c_n as alpha, or alpha times beta
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
            be[n] = A @ (B[:, x[n + 1]] * be[n + 1])
        starts += (al * be)[0]
        symbols += (al * be).T @ np.eye(M)[x]
        for n in range(1, N):
            pairs += al[n - 1][:, None] * A * (B[:, x[n]] * be[n]) / c[n]
        ell += np.log(c).sum()
    return starts, pairs, symbols, ell
