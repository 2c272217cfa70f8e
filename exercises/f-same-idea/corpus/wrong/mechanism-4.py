# wrong: two options at once
# fails: answer | none of the options; choose one of 'MCAR', 'MAR', 'MNAR'
mechanism = ("MAR", "MCAR")
