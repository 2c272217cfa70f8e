# wrong: not a number
# fails: answer | at_rest must be 3 numbers, in the order asked for, found nan
at_rest = float("nan")
