# wrong: not a number
at_rest = float("nan")
