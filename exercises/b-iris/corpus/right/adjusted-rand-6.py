from scipy.sparse import coo_matrix
from scipy.special import comb


def number_of(labels):
    names = {}
    return [names.setdefault(name, len(names)) for name in labels]


def adjusted_rand(a, b):
    i, j = number_of(a), number_of(b)
    table = coo_matrix((np.ones(len(i)), (i, j))).tocsr()
    S = comb(table.data, 2).sum()
    Sa = comb(np.asarray(table.sum(axis=1)).ravel(), 2).sum()
    Sb = comb(np.asarray(table.sum(axis=0)).ravel(), 2).sum()
    E = Sa * Sb / comb(len(i), 2)
    with np.errstate(invalid="ignore"):
        value = np.divide(S - E, (Sa + Sb) / 2 - E)
    return value if np.isfinite(value) else 1.0
