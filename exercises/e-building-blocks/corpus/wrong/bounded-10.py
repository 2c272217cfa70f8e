# wrong: a yes where a string of the list was asked for
sentence_1 = True
