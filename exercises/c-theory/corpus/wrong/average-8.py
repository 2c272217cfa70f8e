# wrong: the weight of the second variable forgotten
variance_of_average = weight_1**2 * variance_1 + variance_2
