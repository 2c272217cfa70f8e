# wrong: the weights are left out
# fails: answer | M1: the weights are missing in the ratio
import numpy as np

sigma2 = (square_2 - square_1) / (2 * np.log((1 - share_2) / share_2))
