# wrong: left as it was
# fails: answer | not written yet
probability = None
