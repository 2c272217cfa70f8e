# wrong: the covariance s_12 is left out
# fails: answer | diagonal: you left out s_12: the determinant is s_11 s_22 − s_12²
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 - np.log(s_11 * s_22) - 2)
