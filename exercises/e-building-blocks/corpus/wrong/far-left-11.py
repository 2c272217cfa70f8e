# wrong: the right one is overwritten by another below
far_left = "the wide one"
far_left = "both with one half"
