# wrong: half-way between the means, and only one
# fails: answer | half_shares must be 2 numbers, in the order asked for, found
half_shares = mean_wide / 2
