# wrong: all options as a list
# fails: answer | none of the options; choose one of 'MCAR', 'MAR', 'MNAR'
mechanism = ['MAR', 'MCAR', 'MNAR']
