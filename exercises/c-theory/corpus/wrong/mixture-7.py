# wrong: the weights are exchanged
# fails: answer | swapped: the weights are exchanged: weight_1 belongs to the first
w = 1 - weight_1
variance_of_mixture = w * variance_1 + (1 - w) * variance_2 + w * (1 - w) * (mean_1 - mean_2) ** 2
