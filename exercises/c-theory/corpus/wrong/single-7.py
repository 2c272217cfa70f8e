# wrong: the number of an option, not its string
# fails: answer | none of the options; choose one of 'it grows without bound', 'it stays
with_one_component = 3
