# wrong: another option
far_left = "both with one half"
