# wrong: not a number
# fails: answer | n_parameters must be 4 numbers, in the order asked for, found nan
n_parameters = float("nan")
