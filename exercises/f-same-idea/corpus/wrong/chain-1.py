# wrong: all sequences glued together
# fails: two sequences | glued: the sequences are glued together: the last state of one is not
import numpy as np

def chain_sums(xs, pi, A, B):
    x = np.concatenate(xs)
    K, M = B.shape
    N = len(x)
    al, be, c = np.zeros((N, K)), np.ones((N, K)), np.zeros(N)
    for n in range(N):
        v = B[:, x[n]] * (pi if n == 0 else al[n - 1] @ A)
        c[n] = v.sum()
        al[n] = v / c[n]
    for n in range(N - 2, -1, -1):
        be[n] = A @ (B[:, x[n + 1]] * be[n + 1]) / c[n + 1]
    g = al * be
    xi = al[:-1, :, None] * A * (B[:, x[1:]].T * be[1:] / c[1:, None])[:, None]
    return g[0], xi.sum(0), g.T @ np.eye(M)[x], np.log(c).sum()
