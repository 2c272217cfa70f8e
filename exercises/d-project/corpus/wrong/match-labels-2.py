# wrong: the names are left as they are
# fails: three groups under other names | M17: you did not look which rows agree: a fit's labels are in no
def match_labels(z_true, z_hat):
    return list(range(z_hat.max() + 1))
