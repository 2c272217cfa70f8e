# wrong: left as it was
# fails: two bells on a line | not written yet
def mixture_moments(pi, mu, Sigma):
    """Mean (D,) and covariance (D, D) of a mixture; pi (K,), mu (K, D), Sigma (K, D, D)."""
    raise NotImplementedError
