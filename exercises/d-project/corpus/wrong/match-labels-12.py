# wrong: writes over the labels that it is given
# fails: three groups under other names | M15: your function writes over what it is given, which its caller goes
import numpy as np
from scipy.optimize import linear_sum_assignment

def match_labels(z_true, z_hat):
    n = max(z_true.max(), z_hat.max()) + 1
    known = z_true >= 0
    z_true[~known] = n
    C = np.zeros((n, n + 1), int)
    np.add.at(C, (z_hat, z_true), 1)
    return linear_sum_assignment(-C[:, :n])[1][: z_hat.max() + 1]
