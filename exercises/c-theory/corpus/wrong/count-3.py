# wrong: the Poisson formula, 1 - weight_2 forgotten
import numpy as np

sd_of_count = np.sqrt(n_points * weight_2)
