import numpy as np

def match_labels(z_true, z_hat):
    """Dynamic programming over sets of used names, one group after the other."""
    z_true, z_hat = np.asarray(z_true), np.asarray(z_hat)
    G = int(z_hat.max()) + 1
    n = max(G, int(z_true.max()) + 1)
    best = {0: (0, [])}
    for j in range(G):
        mine = z_true[(z_hat == j) & (z_true >= 0)]
        count = np.bincount(mine, minlength=n)
        new = {}
        for used, (score, names) in best.items():
            for k in range(n):
                if not used & (1 << k):
                    s = score + int(count[k])
                    u = used | (1 << k)
                    if u not in new or new[u][0] < s:
                        new[u] = (s, names + [k])
        best = new
    return max(best.values(), key=lambda v: v[0])[1]
