# wrong: each symbol judged alone
# fails: two sequences | mixture: each symbol is judged alone, as in a mixture: the order tells
import numpy as np

def chain_sums(xs, pi, A, B):
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        joint = pi * B[:, x].T
        g = joint / joint.sum(1, keepdims=True)
        starts += g[0]
        symbols += g.T @ np.eye(M)[x]
        pairs += g[:-1].T @ g[1:]
        ell += np.log(joint.sum(1)).sum()
    return starts, pairs, symbols, ell
