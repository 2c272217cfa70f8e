w = weight_1
second = w * (variance_1 + mean_1**2) + (1 - w) * (variance_2 + mean_2**2)
first = w * mean_1 + (1 - w) * mean_2
variance_of_mixture = round(second - first**2, 3)
