# wrong: the number of an option, not its string
with_one_component = 3
