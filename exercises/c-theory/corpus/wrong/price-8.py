# wrong: the plus sign at the logarithm of the determinant
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 + np.log(s_11 * s_22 - s_12**2) - 2)
