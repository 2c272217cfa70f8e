import numpy as np

weights = np.array([weight_1, 1 - weight_1])
variance_of_average = weights**2 @ [variance_1, variance_2]
