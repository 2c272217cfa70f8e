import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

def match_labels(z_true, z_hat):
    z_true, z_hat = np.asarray(z_true), np.asarray(z_hat)
    n = max(z_true.max(), z_hat.max()) + 1
    W = np.ones((n, n))  # no zeros: a zero is no edge
    for t, h in zip(z_true, z_hat):
        if t > -1:
            W[h, t] += 1
    _, cols = min_weight_full_bipartite_matching(csr_array(W), maximize=True)
    return cols[: z_hat.max() + 1]
