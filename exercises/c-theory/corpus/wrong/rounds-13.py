# wrong: not a number
# fails: answer | n_rounds is not finite
n_rounds = float("nan")
