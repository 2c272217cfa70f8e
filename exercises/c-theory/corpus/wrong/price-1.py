# wrong: the factor one half is missing
import numpy as np

nats_lost = s_11 + s_22 - np.log(s_11 * s_22 - s_12**2) - 2
