# wrong: the variance of the mixture of densities, not of the average
# fails: answer | mixture: that is the variance of the mixture, not of the average
m = weight_1 * mean_1 + (1 - weight_1) * mean_2
variance_of_average = weight_1 * (variance_1 + (mean_1 - m) ** 2) + (1 - weight_1) * (variance_2 + (mean_2 - m) ** 2)
