import numpy as np

def chain_sums(xs, pi, A, B):
    # matrices D_x = A diag(B[:, x]), products from the left and from the right
    K, M = B.shape
    D = [A * B[:, m] for m in range(M)]
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        left = [pi * B[:, x[0]]]
        scale = [left[0].sum()]
        left[0] = left[0] / scale[0]
        for s in x[1:]:
            v = left[-1] @ D[s]
            scale.append(v.sum())
            left.append(v / scale[-1])
        right = np.ones(K)
        for n in reversed(range(len(x))):
            symbols[:, x[n]] += left[n] * right
            if n > 0:
                pairs += np.diag(left[n - 1]) @ D[x[n]] @ np.diag(right) / scale[n]
                right = D[x[n]] @ right / scale[n]
        starts += left[0] * right
        ell += sum(map(np.log, scale))
    return starts, pairs, symbols, ell
