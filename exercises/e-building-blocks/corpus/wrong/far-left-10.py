# wrong: a yes where a string of the list was asked for
far_left = True
