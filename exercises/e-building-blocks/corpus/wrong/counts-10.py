# wrong: left as it was
n_parameters = None
