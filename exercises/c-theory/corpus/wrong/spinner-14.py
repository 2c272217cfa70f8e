# wrong: not a number
# fails: answer | probability is not finite
probability = float("nan")
