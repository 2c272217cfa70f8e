# wrong: not a number
half_shares = float("nan")
