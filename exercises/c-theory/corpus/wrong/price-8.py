# wrong: the plus sign at the logarithm of the determinant
# fails: answer | log-det: the sign of ln det S is wrong
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 + np.log(s_11 * s_22 - s_12**2) - 2)
