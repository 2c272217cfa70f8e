# wrong: left as it was
def match_labels(z_true, z_hat):
    """The name of each found group, so that as many known labels as possible agree."""
    raise NotImplementedError
