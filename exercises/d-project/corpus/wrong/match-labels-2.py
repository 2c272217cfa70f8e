# wrong: the names are left as they are
def match_labels(z_true, z_hat):
    return list(range(z_hat.max() + 1))
