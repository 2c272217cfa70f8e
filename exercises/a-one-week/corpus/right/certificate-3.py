import math


def logs_of(point, theta):
    out = []
    for p, m, S in zip(*theta):
        L = np.linalg.cholesky(S)
        y = np.linalg.solve(L, point - m)
        out.append(math.log(p) - 0.5 * len(m) * math.log(2 * math.pi) - np.log(np.diag(L)).sum() - 0.5 * y @ y)
    return out


def lse(v):
    top = max(v)
    return top + math.log(sum(math.exp(t - top) for t in v))


def certificate(x, old, new):
    d_ell = d_Q = kl = 0.0
    for point in x:
        a, b = logs_of(point, old), logs_of(point, new)
        A, B = lse(a), lse(b)
        d_ell += B - A
        for u, v in zip(a, b):
            g = math.exp(u - A)
            d_Q += g * (v - u)
            kl += g * ((u - A) - (v - B))
    return d_ell, d_Q, kl
