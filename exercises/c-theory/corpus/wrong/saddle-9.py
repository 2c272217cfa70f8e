# wrong: left as it was
# fails: answer | not written yet
at_rest = None
