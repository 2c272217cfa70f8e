# wrong: not a number
probability = float("nan")
