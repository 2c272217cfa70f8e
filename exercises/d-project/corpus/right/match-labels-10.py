import numpy as np

def match_labels(z_true, z_hat):
    # improve along cycles of groups until no cycle helps
    z_true, z_hat = np.asarray(z_true), np.asarray(z_hat)
    n = int(max(z_true.max(), z_hat.max())) + 1
    ok = z_true >= 0
    T = np.bincount(z_hat[ok] * n + z_true[ok], minlength=n * n).reshape(n, n)
    perm = np.arange(n)
    while True:
        # group a takes the name of group b: gain
        D = T[:, perm] - T[np.arange(n), perm][:, None]
        found = None
        stack = [((a,), 0) for a in range(n)]
        while stack and found is None:
            p, s = stack.pop()
            if len(p) > 1 and s + D[p[-1], p[0]] > 0:
                found = p
                break
            for b in range(p[0] + 1, n):
                if b not in p:
                    stack.append((p + (b,), s + D[p[-1], b]))
        if found is None:
            return perm[: z_hat.max() + 1]
        old = perm.copy()
        for a, b in zip(found, found[1:] + found[:1]):
            perm[a] = old[b]
