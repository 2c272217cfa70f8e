# wrong: the Poisson formula, 1 - weight_2 forgotten
# fails: answer | poisson: the factor 1 − π₂ is missing: that is a Poisson count
import numpy as np

sd_of_count = np.sqrt(n_points * weight_2)
