# wrong: the visible example as a table
# fails: two groups want the same name | M20: your function gives the numbers of the example whatever it is
def match_labels(z_true, z_hat):
    return [2, 0, 1]
