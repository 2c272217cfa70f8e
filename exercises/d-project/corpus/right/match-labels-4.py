import numpy as np
from scipy.optimize import linear_sum_assignment

def match_labels(z_true, z_hat):
    keep = z_true != -1
    K, G = z_true.max() + 1, z_hat.max() + 1
    T = np.array([[np.sum((z_true[keep] == k) & (z_hat[keep] == j)) for k in range(K)] for j in range(G)])
    j, k = linear_sum_assignment(T, maximize=True)
    perm = np.full(G, -1)
    perm[j] = k
    fresh = K
    for g in range(G):
        if perm[g] < 0:
            perm[g] = fresh
            fresh += 1
    return perm
