# wrong: not a number
# fails: answer | ell_between must be 2 numbers, in the order asked for, found nan
ell_between = float("nan")
