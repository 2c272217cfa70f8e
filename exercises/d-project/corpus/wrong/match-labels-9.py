# wrong: the visible example as a table
def match_labels(z_true, z_hat):
    return [2, 0, 1]
