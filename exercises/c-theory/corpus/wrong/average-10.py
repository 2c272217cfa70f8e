# wrong: subtracts the second part
# fails: answer | minus: variances of independent variables add up, whatever the signs in
variance_of_average = weight_1**2 * variance_1 - (1 - weight_1) ** 2 * variance_2
