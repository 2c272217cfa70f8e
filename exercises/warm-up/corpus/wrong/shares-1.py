# wrong: the stub is unchanged
# fails: the shares of the three points are right | not written yet
def responsibilities(x, pi, mu, sigma2):
    """The share (N, K) of each component in each point."""
    raise NotImplementedError
