# wrong: all options as a list
# fails: answer | none of the options; choose one of 'the narrow one', 'the wide one',
far_left = ['the wide one', 'the narrow one', 'both with one half']
