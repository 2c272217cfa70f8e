import numpy as np
from scipy.optimize import linear_sum_assignment

def match_labels(z_true, z_hat):
    z_true, z_hat = np.asarray(z_true), np.asarray(z_hat)
    known = z_true >= 0
    n = max(z_true.max(), z_hat.max()) + 1
    C = np.zeros((n, n), int)
    np.add.at(C, (z_hat[known], z_true[known]), 1)
    rows, cols = linear_sum_assignment(-C)
    return cols[: z_hat.max() + 1]
