# wrong: the weights are not squared: the average of the variances
# fails: answer | unsquared: you averaged the variances: a factor leaves a variance
variance_of_average = weight_1 * variance_1 + (1 - weight_1) * variance_2
