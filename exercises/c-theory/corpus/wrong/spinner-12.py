# wrong: the number of another student
probability = 0.0123
