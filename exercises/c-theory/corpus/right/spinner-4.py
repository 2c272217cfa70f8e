import numpy as np
from scipy.special import ndtr
probability = np.dot([weight_left, 1 - weight_left], ndtr([-threshold, mean_right - threshold]))
