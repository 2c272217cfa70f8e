# wrong: left as it was
at_rest = None
