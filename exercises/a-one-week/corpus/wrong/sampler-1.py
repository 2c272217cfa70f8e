# wrong: the stub is unchanged
def sample_mixture(n, pi, mu, Sigma, rng):
    """Return n points (n, D) of a mixture of Gaussians and their labels (n,), drawn from rng."""
    raise NotImplementedError
