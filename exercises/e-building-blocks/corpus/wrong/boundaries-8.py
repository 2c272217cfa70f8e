# wrong: left as it was
# fails: answer | not written yet
half_shares = None
