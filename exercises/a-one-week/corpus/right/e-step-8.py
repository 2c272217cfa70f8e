from functools import reduce


def e_step(x, pi, mu, Sigma):
    """The points are whitened: y = L^-1 (x - mu), and the density of y is that of D normals."""

    def column(p, m, S):
        inverse = np.linalg.inv(np.linalg.cholesky(S))
        y = (x - m) @ inverse.T
        normals = scipy.stats.norm.logpdf(y).sum(axis=1)
        return np.log(p) + normals + np.log(np.diag(inverse)).sum()

    columns = list(map(column, pi, mu, Sigma))
    whole = reduce(np.logaddexp, columns)
    return tuple(np.transpose([np.exp(c - whole) for c in columns])), np.sum(whole)
