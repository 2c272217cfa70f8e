# wrong: not a number
# fails: answer | sd_of_count is not finite
sd_of_count = float("nan")
