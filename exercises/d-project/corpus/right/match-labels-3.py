from functools import lru_cache

def match_labels(z_true, z_hat):
    z_true, z_hat = list(map(int, z_true)), list(map(int, z_hat))
    G, n = max(z_hat) + 1, max(max(z_true), max(z_hat)) + 1

    def agree(j, k):
        return sum(1 for t, h in zip(z_true, z_hat) if t == k and h == j)

    table = [[agree(j, k) for k in range(n)] for j in range(G)]

    @lru_cache(maxsize=None)
    def best(j, used):
        if j == G:
            return 0, ()
        return max((table[j][k] + (rest := best(j + 1, used | 1 << k))[0], (k,) + rest[1]) for k in range(n) if not used >> k & 1)

    return list(best(0, 0)[1])
