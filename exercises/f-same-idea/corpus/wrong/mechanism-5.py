# wrong: hedges between two of the options
# fails: answer | none of the options; choose one of 'MCAR', 'MAR', 'MNAR'
mechanism = "MAR or MCAR"
