# wrong: hedges between two of the options
# fails: answer | none of the options; choose one of 'the narrow one', 'the wide one',
far_left = "the wide one or the narrow one"
