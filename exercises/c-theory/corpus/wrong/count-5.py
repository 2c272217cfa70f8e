# wrong: the counts are fixed, so they do not vary
sd_of_count = 0
