# wrong: the weights are not squared: the average of the variances
variance_of_average = weight_1 * variance_1 + (1 - weight_1) * variance_2
