# wrong: subtracts the second part
variance_of_average = weight_1**2 * variance_1 - (1 - weight_1) ** 2 * variance_2
