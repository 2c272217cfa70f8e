# wrong: the number of another student
# fails: answer | the variance of aX is a² times that of X (Theorem 1.1)
variance_of_average = 1.3717
