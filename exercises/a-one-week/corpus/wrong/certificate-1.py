# wrong: the stub is unchanged
# fails: the first step on the three points | not written yet
def certificate(x, old, new):
    """Return (d_ell, d_Q, kl) for the step from old to new, each by its own formula, in nats."""
    raise NotImplementedError
