import numpy as np

%matplotlib inline
within = np.dot([weight_1, 1 - weight_1], [variance_1, variance_2])
between = np.var([mean_1, mean_2]) * 4 * weight_1 * (1 - weight_1)
variance_of_mixture = np.array(within + between)
