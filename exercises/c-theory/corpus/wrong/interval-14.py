# wrong: not a number
ell_between = float("nan")
