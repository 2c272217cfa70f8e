# wrong: what lies between the means is missing
# fails: answer | within: you averaged the variances: what lies between the means is
variance_of_mixture = weight_1 * variance_1 + (1 - weight_1) * variance_2
