# wrong: the standard deviation of the fraction N_2/N
import numpy as np

sd_of_count = np.sqrt(weight_2 * (1 - weight_2) / n_points)
