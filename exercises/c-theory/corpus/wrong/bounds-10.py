# wrong: left as it was
# fails: answer | not written yet
three_bounds = None
