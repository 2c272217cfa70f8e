import numpy as np

def chain_sums(xs, pi, A, B):
    # forward filter, then backward smoothing without a beta
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        filt, ahead = [], []
        p = pi
        for s in x:
            ahead.append(p)
            j = p * B[:, s]
            ell += np.log(j.sum())
            filt.append(j / j.sum())
            p = filt[-1] @ A
        g = filt[-1]
        symbols[:, x[-1]] += g
        for n in range(len(x) - 1, 0, -1):
            ratio = np.divide(g, ahead[n], out=np.zeros(K), where=ahead[n] > 0)
            xi = filt[n - 1][:, None] * A * ratio
            pairs += xi
            g = xi.sum(axis=1)
            symbols[:, x[n - 1]] += g
        starts += g
    return starts, pairs, symbols, ell
