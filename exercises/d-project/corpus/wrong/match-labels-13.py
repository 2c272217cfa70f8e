# wrong: returns the renamed labels of the rows, not the names of the groups
# fails: three groups under other names | give 3 names, one for each found group; yours has shape (39,)
import numpy as np
from scipy.optimize import linear_sum_assignment

def match_labels(z_true, z_hat):
    known = z_true >= 0
    n = max(z_true.max(), z_hat.max()) + 1
    C = np.zeros((n, n), int)
    np.add.at(C, (z_hat[known], z_true[known]), 1)
    return linear_sum_assignment(-C)[1][z_hat]
