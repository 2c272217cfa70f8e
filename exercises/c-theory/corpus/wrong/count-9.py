# wrong: the sd of a single label
# fails: answer | single: that is the standard deviation of a single label: a count adds
import numpy as np

sd_of_count = np.sqrt(weight_2 * (1 - weight_2))
