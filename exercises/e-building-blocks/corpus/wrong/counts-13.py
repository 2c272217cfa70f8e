# wrong: the numbers of another student
# fails: answer | weights, means, covariances, in this order: what is free in each?
n_parameters = (299, 54, 155, 75)
