# all pairs of points, as two tables of “together” and “apart”
def adjusted_rand(a, b):
    N = len(a)
    ta = np.array([[u == v for v in a] for u in a])
    tb = np.array([[u == v for v in b] for u in b])
    upper = np.triu(np.ones((N, N), bool), 1)
    S, Sa, Sb, P = (ta & tb & upper).sum(), (ta & upper).sum(), (tb & upper).sum(), upper.sum()
    E = float(Sa) * float(Sb) / float(P)
    if abs((Sa + Sb) / 2 - E) < 1e-9:
        return np.float64(1)
    return (S - E) / ((Sa + Sb) / 2 - E)
