from scipy.special import logsumexp


def certificate(x, old, new):
    """kl by the formula in logarithms, where a share is 0 the term is 0."""
    D = x.shape[1]
    tables = []
    for pi, mu, Sigma in (old, new):
        factors = [scipy.linalg.cho_factor(S) for S in Sigma]
        tables.append(
            np.array(
                [
                    np.log(p)
                    - D / 2 * np.log(2 * np.pi)
                    - np.log(np.diag(c[0])).sum()
                    - 0.5 * np.einsum("nd,dn->n", x - m, scipy.linalg.cho_solve(c, (x - m).T))
                    for p, m, c in zip(pi, mu, factors)
                ]
            )
        )
    T, U = tables
    g = T - logsumexp(T, axis=0)
    h = U - logsumexp(U, axis=0)
    kl = np.where(np.exp(g) > 0, np.exp(g) * (g - h), 0).sum()
    return logsumexp(U, axis=0).sum() - logsumexp(T, axis=0).sum(), (np.exp(g) * (U - T)).sum(), kl
