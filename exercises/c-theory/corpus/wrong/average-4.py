# wrong: the variances taken for standard deviations and squared
variance_of_average = weight_1**2 * variance_1**2 + (1 - weight_1) ** 2 * variance_2**2
