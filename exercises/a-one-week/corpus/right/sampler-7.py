import warnings


def sample_mixture(n, pi, mu, Sigma, rng):
    warnings.warn("drawing " + str(n) + " points")
    # the Gumbel trick: the label is where log weight plus Gumbel noise is highest
    with np.errstate(divide="ignore"):
        z = (np.log(pi) + rng.gumbel(size=(n, len(pi)))).argmax(axis=1)
    # U of the SVD times the root of the singular values is a root of Sigma too
    U, s, _ = np.linalg.svd(Sigma)
    A = U * np.sqrt(s)[:, None, :]
    return mu[z] + (A[z] @ rng.normal(size=(n, mu.shape[1], 1)))[..., 0], z
