from math import sqrt
q = 1 - weight_2
sd_of_count = sqrt(n_points) * sqrt(weight_2 * q)
