# wrong: the logarithm of sd_wide is missing
half_shares = (-mean_wide / (sd_wide - 1), mean_wide / (sd_wide + 1))
