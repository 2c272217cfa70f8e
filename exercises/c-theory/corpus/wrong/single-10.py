# wrong: a yes where a string of the list was asked for
# fails: answer | none of the options; choose one of 'it grows without bound', 'it stays
with_one_component = True
