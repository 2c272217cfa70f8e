# wrong: greedy, the largest count first, which is not always the best naming
# fails: four labels where greedy choices lose | greedy: you took the largest number first: that may cost more later
import numpy as np

def match_labels(z_true, z_hat):
    known = z_true >= 0
    G = z_hat.max() + 1
    n = max(z_true.max() + 1, G)
    C = np.zeros((G, n))
    np.add.at(C, (z_hat[known], z_true[known]), 1)
    perm = [0] * G
    for _ in range(G):
        j, k = np.unravel_index(C.argmax(), C.shape)
        perm[j] = int(k)
        C[j, :] = -1
        C[:, k] = -1
    return perm
