# wrong: not a number
n_rounds = float("nan")
