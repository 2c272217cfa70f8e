# wrong: each group takes its most frequent label, so two groups may get the same name
# fails: two groups want the same name | twice: each group takes its most frequent label, so two groups may get
import numpy as np

def match_labels(z_true, z_hat):
    known = z_true >= 0
    return [int(np.bincount(z_true[known & (z_hat == j)], minlength=1).argmax()) for j in range(z_hat.max() + 1)]
