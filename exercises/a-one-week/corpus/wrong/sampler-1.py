# wrong: the stub is unchanged
# fails: x and z have the shapes and the labels that are asked for | not written yet
def sample_mixture(n, pi, mu, Sigma, rng):
    """Return n points (n, D) of a mixture of Gaussians and their labels (n,), drawn from rng."""
    raise NotImplementedError
