# wrong: all options as a list
far_left = ['the wide one', 'the narrow one', 'both with one half']
