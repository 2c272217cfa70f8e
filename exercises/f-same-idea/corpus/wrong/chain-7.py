# wrong: the forward pass alone
# fails: two sequences | forward: that is the forward pass alone: what comes later also tells
import numpy as np

def chain_sums(xs, pi, A, B):
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        p = None
        for n, s in enumerate(x):
            joint = B[:, s] * (pi if n == 0 else p @ A)
            c = joint.sum()
            if n:
                pairs += p[:, None] * A * B[:, s] / c
            p = joint / c
            if n == 0:
                starts += p
            symbols[:, s] += p
            ell += np.log(c)
    return starts, pairs, symbols, ell
