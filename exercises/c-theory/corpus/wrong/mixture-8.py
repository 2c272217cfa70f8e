# wrong: the distance of the means is not squared
w = weight_1
variance_of_mixture = w * variance_1 + (1 - w) * variance_2 + w * (1 - w) * abs(mean_1 - mean_2)
