# wrong: left as it was
# fails: answer | not written yet
mechanism = None
