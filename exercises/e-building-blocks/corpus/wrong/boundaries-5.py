# wrong: half-way between the means, and only one
half_shares = mean_wide / 2
