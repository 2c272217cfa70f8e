# wrong: the stub is unchanged
# fails: four fits of iris | not written yet
def best_of(x, fits, ruler):
    """Return the index of the admissible fit with the highest log-likelihood, or -1."""
    raise NotImplementedError
