# wrong: not a number
variance_of_mixture = float("nan")
