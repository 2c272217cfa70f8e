# wrong: the covariance s_12 is left out
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 - np.log(s_11 * s_22) - 2)
