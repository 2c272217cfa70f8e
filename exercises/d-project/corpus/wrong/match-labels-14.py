# wrong: groups without rows are left out of the list
# fails: a label and a group that never occur | perm has z_hat.max() + 1 entries, also for a group without rows
import numpy as np
from scipy.optimize import linear_sum_assignment

def match_labels(z_true, z_hat):
    known = z_true >= 0
    n = max(z_true.max(), z_hat.max()) + 1
    C = np.zeros((n, n), int)
    np.add.at(C, (z_hat[known], z_true[known]), 1)
    perm = linear_sum_assignment(-C)[1]
    return [perm[j] for j in np.unique(z_hat)]
