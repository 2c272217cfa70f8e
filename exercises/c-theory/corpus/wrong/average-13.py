# wrong: not a number
# fails: answer | variance_of_average is not finite
variance_of_average = float("nan")
