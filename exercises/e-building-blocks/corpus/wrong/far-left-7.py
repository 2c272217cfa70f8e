# wrong: the number of an option, not its string
far_left = 1
