# wrong: the variance of the average of two variables
# fails: answer | average: that is the variance of the average of the variables, not of
variance_of_mixture = weight_1**2 * variance_1 + (1 - weight_1) ** 2 * variance_2
