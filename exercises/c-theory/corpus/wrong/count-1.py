# wrong: the variance
# fails: answer | M4: that is the variance; take the square root
sd_of_count = n_points * weight_2 * (1 - weight_2)
