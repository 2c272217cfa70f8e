# wrong: left as it was
# fails: three points | not written yet
def log_likelihood(x, pi, mu, Sigma):
    """ln p(x), a total in nats; x (N, D), pi (K,), mu (K, D), Sigma (K, D, D)."""
    raise NotImplementedError
