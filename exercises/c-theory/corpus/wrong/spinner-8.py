# wrong: left as it was
probability = None
