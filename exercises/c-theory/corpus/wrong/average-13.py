# wrong: not a number
variance_of_average = float("nan")
