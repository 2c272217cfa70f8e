# wrong: root of N times p(1-p), only the N is under the root
# fails: answer | root: the root is of the whole product N π₂ (1 − π₂), not of N alone
import numpy as np

sd_of_count = np.sqrt(n_points) * weight_2 * (1 - weight_2)
