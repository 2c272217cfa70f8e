# wrong: another option
far_left = "the narrow one"
