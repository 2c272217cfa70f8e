# wrong: two options at once
far_left = ("the wide one", "the narrow one")
