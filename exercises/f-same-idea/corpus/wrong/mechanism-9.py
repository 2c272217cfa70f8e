# wrong: an empty string
# fails: answer | none of the options; choose one of 'MCAR', 'MAR', 'MNAR'
mechanism = ""
