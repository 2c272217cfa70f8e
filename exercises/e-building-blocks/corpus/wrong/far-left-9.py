# wrong: an empty string
far_left = ""
