# wrong: determinant with plus
# fails: answer | det: the determinant is s_11 s_22 − s_12²: you added the square
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 - np.log(s_11 * s_22 + s_12**2) - 2)
