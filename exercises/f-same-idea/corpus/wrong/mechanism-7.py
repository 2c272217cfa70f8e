# wrong: the number of an option, not its string
# fails: answer | none of the options; choose one of 'MCAR', 'MAR', 'MNAR'
mechanism = 2
