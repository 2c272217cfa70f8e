# wrong: only the part between the means
variance_of_mixture = weight_1 * (1 - weight_1) * (mean_1 - mean_2) ** 2
