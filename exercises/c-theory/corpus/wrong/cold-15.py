# wrong: not a number
sigma2 = float("nan")
