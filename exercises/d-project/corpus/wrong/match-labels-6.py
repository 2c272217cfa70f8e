# wrong: rows without a known label count as the last label
# fails: rows whose label nobody knows | unknown: rows with z_true = -1 count in yours, as if -1 were the last
import numpy as np
from scipy.optimize import linear_sum_assignment

def match_labels(z_true, z_hat):
    n = max(z_true.max(), z_hat.max()) + 1
    C = np.zeros((n, n), int)
    for t, h in zip(z_true, z_hat):
        C[h, t] += 1
    return linear_sum_assignment(-C)[1][: z_hat.max() + 1]
