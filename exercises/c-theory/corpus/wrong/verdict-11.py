# wrong: a yes where a string of the list was asked for
# fails: answer | none of the options; choose one of 'a local maximum', 'a local minimum',
verdict = True
