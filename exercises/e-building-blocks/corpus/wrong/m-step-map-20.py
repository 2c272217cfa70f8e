# wrong: left as it was
# fails: three points with shares | not written yet
def m_step_map(x, gamma, Psi, nu, alpha=1):
    """pi (K,), mu (K, D), Sigma (K, D, D) that maximise Q + ln prior; x (N, D), gamma (N, K)."""
    raise NotImplementedError
