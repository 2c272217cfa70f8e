from itertools import permutations

def match_labels(z_true, z_hat):
    """Try all namings."""
    known = [(int(t), int(h)) for t, h in zip(z_true, z_hat) if t != -1]
    G = int(max(z_hat)) + 1
    n = max(G, max(t for t, h in known) + 1)
    count = [[0] * n for _ in range(G)]
    for t, h in known:
        count[h][t] += 1
    best, best_perm = -1, None
    for perm in permutations(range(n), G):
        agree = sum(count[j][perm[j]] for j in range(G))
        if agree > best:
            best, best_perm = agree, perm
    return list(best_perm)
