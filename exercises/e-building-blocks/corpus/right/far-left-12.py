far_left = ("the wide one")  # a string in brackets
