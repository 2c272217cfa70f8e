# wrong: the weights are exchanged
# fails: answer | swapped: the weights are exchanged: weight_1 belongs to the first
variance_of_average = (1 - weight_1) ** 2 * variance_1 + weight_1**2 * variance_2
