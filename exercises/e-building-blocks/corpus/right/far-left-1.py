far_left = "the wide one"
