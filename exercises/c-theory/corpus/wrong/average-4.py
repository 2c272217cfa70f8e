# wrong: the variances taken for standard deviations and squared
# fails: answer | M4: variance_1 and variance_2 are variances already: do not square them
variance_of_average = weight_1**2 * variance_1**2 + (1 - weight_1) ** 2 * variance_2**2
