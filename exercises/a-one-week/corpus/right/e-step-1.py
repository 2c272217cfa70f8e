def e_step(x, pi, mu, Sigma):
    N, D = x.shape
    d = x[:, None, :] - mu
    L = np.linalg.cholesky(Sigma)
    y = np.stack([scipy.linalg.solve_triangular(L[k], d[:, k].T, lower=True) for k in range(len(pi))])
    logdet = 2 * np.log(np.diagonal(L, axis1=1, axis2=2)).sum(axis=1)
    with np.errstate(divide="ignore"):
        a = np.log(pi) - 0.5 * (D * np.log(2 * np.pi) + logdet + (y**2).sum(axis=1).T)
    lse = scipy.special.logsumexp(a, axis=1)
    return np.exp(a - lse[:, None]), lse.sum()
