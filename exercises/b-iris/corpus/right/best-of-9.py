from fractions import Fraction


def best_of(x, fits, ruler):
    limit = float(Fraction(1, 12)) * ruler**2
    mask = [bool((np.linalg.eigvals(f[2]).real >= limit).all()) for f in fits]
    if not any(mask):
        return np.int64(-1)
    ells = {}
    for i, (f, ok) in enumerate(zip(fits, mask)):
        if ok:
            comps = [scipy.stats.multivariate_normal(m, S) for m, S in zip(f[1], f[2])]
            ells[i] = sum(
                scipy.special.logsumexp([c.logpdf(row) for c in comps], b=f[0]) for row in x
            )
    return np.int64(max(ells, key=ells.get))
