# wrong: left as it was
# fails: answer | not written yet
sd_of_count = None
