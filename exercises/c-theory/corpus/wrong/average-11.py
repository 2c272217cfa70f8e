# wrong: the number of another student
variance_of_average = 1.3717
