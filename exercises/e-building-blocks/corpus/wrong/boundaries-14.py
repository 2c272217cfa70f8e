# wrong: not a number
# fails: answer | half_shares must be 2 numbers, in the order asked for, found nan
half_shares = float("nan")
