# wrong: the weights are exchanged
variance_of_average = (1 - weight_1) ** 2 * variance_1 + weight_1**2 * variance_2
