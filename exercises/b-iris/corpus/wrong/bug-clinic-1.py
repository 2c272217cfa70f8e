# wrong: the stub is unchanged
# fails: the first rounds on the three points | not written yet
def em_1d(x, pi, mu, sigma2, rounds):
    """Return the log-likelihoods of the start and after each round of EM on a line."""
    raise NotImplementedError
