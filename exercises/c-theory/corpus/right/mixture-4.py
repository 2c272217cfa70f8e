import numpy as np

p = np.array([weight_1, 1 - weight_1])
mu = np.array([mean_1, mean_2], dtype=float)
v = np.array([variance_1, variance_2], dtype=float)
variance_of_mixture = np.average(v, weights=p) + np.average((mu - np.average(mu, weights=p)) ** 2, weights=p)
