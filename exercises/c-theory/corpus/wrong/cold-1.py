# wrong: the factor 2 is missing
import numpy as np

sigma2 = (square_2 - square_1) / (np.log((1 - share_2) / share_2) - np.log(weight_near / (1 - weight_near)))
