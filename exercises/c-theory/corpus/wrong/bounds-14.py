# wrong: not a number
three_bounds = float("nan")
