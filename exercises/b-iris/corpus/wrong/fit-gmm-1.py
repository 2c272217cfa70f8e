# wrong: the stub is unchanged
# fails: a dict with the six entries that are asked for | not written yet
def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    """Return the best of n_init runs of EM: a dict of pi, mu, Sigma, ell, trace, converged."""
    raise NotImplementedError
