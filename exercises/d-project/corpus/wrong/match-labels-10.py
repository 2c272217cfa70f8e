# wrong: left as it was
# fails: three groups under other names | not written yet
def match_labels(z_true, z_hat):
    """The name of each found group, so that as many known labels as possible agree."""
    raise NotImplementedError
