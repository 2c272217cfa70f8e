# wrong: the numbers of another student
n_parameters = (299, 54, 155, 75)
