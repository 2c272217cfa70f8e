# wrong: the standard deviation
# fails: answer | M4: that is the standard deviation; the variance was asked for
import numpy as np

w = weight_1
variance_of_mixture = np.sqrt(w * variance_1 + (1 - w) * variance_2 + w * (1 - w) * (mean_1 - mean_2) ** 2)
