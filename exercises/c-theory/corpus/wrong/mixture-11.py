# wrong: variances squared, as if they were standard deviations
# fails: answer | M4: variance_1 and variance_2 are variances already: do not square them
w = weight_1
variance_of_mixture = w * variance_1**2 + (1 - w) * variance_2**2 + w * (1 - w) * (mean_1 - mean_2) ** 2
