import numpy as np

def chain_sums(xs, pi, A, B):
    # sequences of the same length together
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    lengths = sorted({len(x) for x in xs})
    for N in lengths:
        X = np.array([x for x in xs if len(x) == N])
        b = B[:, X].transpose(2, 1, 0)  # (N, S, K)
        al, c = np.empty(b.shape), np.empty(b.shape[:2])
        for n in range(N):
            v = b[n] * (al[n - 1] @ A if n else pi)
            c[n] = v.sum(-1)
            al[n] = v / c[n][:, None]
        be = np.ones(b.shape)
        for n in range(N - 2, -1, -1):
            be[n] = (b[n + 1] * be[n + 1]) @ A.T / c[n + 1][:, None]
        g = al * be
        starts += g[0].sum(0)
        for m in range(M):
            symbols[:, m] += g[X.T == m].sum(0)
        if N > 1:
            pairs += np.einsum("nsj,jk,nsk->jk", al[:-1], A, b[1:] * be[1:] / c[1:, :, None])
        ell += np.log(c).sum()
    return starts, pairs, symbols, ell
