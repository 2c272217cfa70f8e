# wrong: not a number
sd_of_count = float("nan")
