# wrong: a yes where a string of the list was asked for
with_one_component = True
