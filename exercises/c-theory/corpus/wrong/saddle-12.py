# wrong: the number of another student
at_rest = (-1.3256, 1.3256, 0.9096)
