# wrong: an empty string
# fails: answer | none of the options; choose one of 'the narrow one', 'the wide one',
far_left = ""
