# wrong: the mean taken without weights
# fails: answer | M1: the mean of the mixture is weighted as well: m = π₁μ₁ + π₂μ₂, not
m = (mean_1 + mean_2) / 2
variance_of_mixture = weight_1 * (variance_1 + (mean_1 - m) ** 2) + (1 - weight_1) * (variance_2 + (mean_2 - m) ** 2)
