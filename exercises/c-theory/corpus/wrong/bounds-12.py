# wrong: the number of another student
three_bounds = (-4.7771, -5.9123, -5.4231)
