# wrong: left as it was
half_shares = None
