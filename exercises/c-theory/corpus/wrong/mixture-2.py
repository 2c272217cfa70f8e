# wrong: the variance of the average of two variables
variance_of_mixture = weight_1**2 * variance_1 + (1 - weight_1) ** 2 * variance_2
