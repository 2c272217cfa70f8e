# wrong: the mean of the count
sd_of_count = n_points * weight_2
