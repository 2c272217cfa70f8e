# wrong: left as it was
n_rounds = None
