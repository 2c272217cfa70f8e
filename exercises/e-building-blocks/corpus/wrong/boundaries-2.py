# wrong: the logarithm of sd_wide is missing
# fails: answer | heights: the wide bell is lower by the factor 1/sd_wide: its logarithm
half_shares = (-mean_wide / (sd_wide - 1), mean_wide / (sd_wide + 1))
