import numpy as np
from itertools import permutations

def match_labels(z_true, z_hat):
    """Labels choose groups, then the groups that are left over get new names."""
    a, b = np.asarray(z_true), np.asarray(z_hat)
    names = sorted(set(a[a >= 0].tolist()))
    G = int(b.max()) + 1
    slots = list(range(G)) + [None] * max(0, len(names) - G)
    M = {(k, j): int(np.sum((a == k) & (b == j))) for k in names for j in range(G)}
    best = None
    for choice in set(permutations(slots, len(names))):
        s = sum(M[k, j] for k, j in zip(names, choice) if j is not None)
        if best is None or s > best[0]:
            best = s, choice
    perm = [None] * G
    for k, j in zip(names, best[1]):
        if j is not None:
            perm[j] = np.int64(k)
    spare = iter(range(1000, 2000))
    return [next(spare) if p is None else p for p in perm]
