# wrong: the stub is unchanged
# fails: labels in place of shares: every group's own mean and covariance | not written yet
def m_step(x, gamma):
    """Return pi (K,), mu (K, D) and Sigma (K, D, D), which together have the highest Q."""
    raise NotImplementedError
