# wrong: turned round, the group of each label
# fails: three groups under other names | inverse: perm is turned round: perm[j] is the label of group j, not the
import numpy as np
from scipy.optimize import linear_sum_assignment

def match_labels(z_true, z_hat):
    known = z_true >= 0
    n = max(z_true.max(), z_hat.max()) + 1
    C = np.zeros((n, n), int)
    np.add.at(C, (z_true[known], z_hat[known]), 1)
    return linear_sum_assignment(-C)[1][: z_hat.max() + 1]
