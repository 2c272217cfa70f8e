# wrong: only the part between the means
# fails: answer | between: only the between part: the within part is missing
variance_of_mixture = weight_1 * (1 - weight_1) * (mean_1 - mean_2) ** 2
