# wrong: the stub is unchanged
# fails: two fits of iris | not written yet
def aic(ell, K, D, family):
    """Return -2 ell + 2 p, where p counts the free parameters of the family."""
    raise NotImplementedError
