import numpy as np
from scipy.stats import multinomial
sd_of_count = np.sqrt(multinomial.cov(n_points, [1 - weight_2, weight_2])[1, 1])
