# wrong: another option
# fails: answer | only at the two boundaries are the shares equal
far_left = "both with one half"
