# wrong: the sd of a single label
import numpy as np

sd_of_count = np.sqrt(weight_2 * (1 - weight_2))
