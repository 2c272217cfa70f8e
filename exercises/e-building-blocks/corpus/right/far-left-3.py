answer = "the wide one"
far_left = answer
