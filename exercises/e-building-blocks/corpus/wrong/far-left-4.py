# wrong: two options at once
# fails: answer | none of the options; choose one of 'the narrow one', 'the wide one',
far_left = ("the wide one", "the narrow one")
