# wrong: hedges between two of the options
far_left = "the wide one or the narrow one"
