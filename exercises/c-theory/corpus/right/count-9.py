import numpy as np

one = np.array([0, 1])
p = np.array([1 - weight_2, weight_2])
one_variance = np.average((one - np.average(one, weights=p)) ** 2, weights=p)
sd_of_count = np.array(np.sqrt(n_points * one_variance))
