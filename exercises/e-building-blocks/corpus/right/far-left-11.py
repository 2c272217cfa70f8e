# I first thought: the narrow one
far_left = "the narrow one"
# but no:
far_left = "the wide one"
