# wrong: the standard deviation, not the variance
# fails: answer | M4: that is the standard deviation; the variance was asked for
variance_of_average = (weight_1**2 * variance_1 + (1 - weight_1) ** 2 * variance_2) ** 0.5
