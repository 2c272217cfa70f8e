from math import log

def chain_sums(xs, pi, A, B):
    K, M = len(pi), len(B[0])
    starts = [0.0] * K
    pairs = [[0.0] * K for _ in range(K)]
    symbols = [[0.0] * M for _ in range(K)]
    ell = 0.0
    A, B, pi = A.tolist(), B.tolist(), pi.tolist()
    for x in xs:
        x = [int(s) for s in x]
        alphas, cs = [], []
        for n, s in enumerate(x):
            row = []
            for k in range(K):
                into = pi[k] if n == 0 else sum(alphas[-1][j] * A[j][k] for j in range(K))
                row.append(into * B[k][s])
            c = sum(row)
            alphas.append([r / c for r in row])
            cs.append(c)
            ell += log(c)
        beta = [1.0] * K
        for n in range(len(x) - 1, -1, -1):
            for k in range(K):
                symbols[k][x[n]] += alphas[n][k] * beta[k]
            if n == 0:
                for k in range(K):
                    starts[k] += alphas[0][k] * beta[k]
            else:
                for j in range(K):
                    for k in range(K):
                        pairs[j][k] += alphas[n - 1][j] * A[j][k] * B[k][x[n]] * beta[k] / cs[n]
                beta = [sum(A[j][k] * B[k][x[n]] * beta[k] for k in range(K)) / cs[n] for j in range(K)]
    return starts, pairs, symbols, ell
