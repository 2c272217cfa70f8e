import numpy as np
from scipy.special import logsumexp

def chain_sums(xs, pi, A, B):
    # everything in logarithms
    with np.errstate(divide="ignore"):
        lpi, lA, lB = np.log(pi), np.log(A), np.log(B)
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        N = len(x)
        a = [lpi + lB[:, x[0]]]
        for n in range(1, N):
            a.append(np.logaddexp.reduce(a[-1][:, None] + lA, axis=0) + lB[:, x[n]])
        b = [np.zeros(K)]
        for n in range(N - 1, 0, -1):
            b.insert(0, np.logaddexp.reduce(lA + lB[:, x[n]] + b[0], axis=1))
        l = np.logaddexp.reduce(a[-1])
        for n in range(N):
            symbols[:, x[n]] += np.exp(a[n] + b[n] - l)
            if n:
                pairs += np.exp(a[n - 1][:, None] + lA + lB[:, x[n]] + b[n] - l)
        starts += np.exp(a[0] + b[0] - l)
        ell += l
    return starts, pairs, symbols, ell
