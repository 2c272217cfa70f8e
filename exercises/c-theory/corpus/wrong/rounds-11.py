# wrong: the number of another student
n_rounds = 151
