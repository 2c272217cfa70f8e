# wrong: not a number
n_parameters = float("nan")
