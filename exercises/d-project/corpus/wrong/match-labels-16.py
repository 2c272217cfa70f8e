# wrong: sorts the groups by their size and gives the names by rank
# fails: three groups under other names | M17: you did not look which rows agree: a fit's labels are in no
import numpy as np

def match_labels(z_true, z_hat):
    G = z_hat.max() + 1
    n = max(G, z_true.max() + 1)
    by_true = np.argsort(-np.bincount(z_true[z_true >= 0], minlength=n), kind="stable")
    by_hat = np.argsort(-np.bincount(z_hat, minlength=G), kind="stable")
    perm = np.zeros(G, int)
    perm[by_hat] = by_true[:G]
    return perm
