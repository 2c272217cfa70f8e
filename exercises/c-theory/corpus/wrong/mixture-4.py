# wrong: E[x²], the square of the mean is not subtracted
# fails: answer | uncentred: that is E[X²]: subtract the square of the mean
variance_of_mixture = weight_1 * (variance_1 + mean_1**2) + (1 - weight_1) * (variance_2 + mean_2**2)
