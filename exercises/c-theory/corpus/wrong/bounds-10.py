# wrong: left as it was
three_bounds = None
