# wrong: left as it was
# fails: three points and two spheres | not written yet
def soft_assign(x, mu, pi, sigma2):
    """Shares gamma (N, K) of spheres; x (N, D), mu (K, D), pi (K,), sigma2 a variance."""
    raise NotImplementedError
