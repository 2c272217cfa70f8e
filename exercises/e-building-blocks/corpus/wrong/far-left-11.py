# wrong: the right one is overwritten by another below
# fails: answer | only at the two boundaries are the shares equal
far_left = "the wide one"
far_left = "both with one half"
