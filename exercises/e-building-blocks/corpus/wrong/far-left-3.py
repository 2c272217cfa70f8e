# wrong: left as it was
# fails: answer | not written yet
far_left = None
