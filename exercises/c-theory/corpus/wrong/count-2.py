# wrong: the mean of the count
# fails: answer | mean: that is the expected count; its standard deviation was asked for
sd_of_count = n_points * weight_2
