# wrong: the variance
sd_of_count = n_points * weight_2 * (1 - weight_2)
