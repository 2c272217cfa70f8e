# wrong: the ratio of the shares taken for the share
import numpy as np

sigma2 = (square_2 - square_1) / (2 * (np.log(1 / share_2) - np.log(weight_near)))
