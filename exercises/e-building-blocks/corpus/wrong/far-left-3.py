# wrong: left as it was
far_left = None
