# wrong: left as it was
sd_of_count = None
