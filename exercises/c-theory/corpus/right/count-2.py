sd_of_count = round((n_points * weight_2 * (1 - weight_2)) ** 0.5, 2)
