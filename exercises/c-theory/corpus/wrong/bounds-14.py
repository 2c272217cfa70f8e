# wrong: not a number
# fails: answer | three_bounds must be 3 numbers, in the order asked for, found nan
three_bounds = float("nan")
