# wrong: the number of another student
sigma2 = 0.0437
