# wrong: the stub is unchanged
# fails: six points | not written yet
def adjusted_rand(a, b):
    """Return the adjusted Rand index of two partitions; labels are names of any kind."""
    raise NotImplementedError
