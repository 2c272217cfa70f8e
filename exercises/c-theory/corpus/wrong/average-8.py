# wrong: the weight of the second variable forgotten
# fails: answer | one-weight: the weight of the second variable is missing, (1 −
variance_of_average = weight_1**2 * variance_1 + variance_2
