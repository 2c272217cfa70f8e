import numpy as np

sd_of_count = np.sqrt(n_points * weight_2 * (1 - weight_2))
