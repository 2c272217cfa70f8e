# wrong: the stub is unchanged
# fails: two fits of iris | not written yet
def bic(ell, K, D, family, N):
    """Return -2 ell + p ln N, where p counts the free parameters of the family."""
    raise NotImplementedError
