# wrong: the factor one half is missing
# fails: answer | half: the factor ½ of the Gaussian's exponent is missing
import numpy as np

nats_lost = s_11 + s_22 - np.log(s_11 * s_22 - s_12**2) - 2
