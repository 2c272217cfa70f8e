# wrong: not a number
# fails: answer | variance_of_mixture is not finite
variance_of_mixture = float("nan")
