# wrong: the standard deviation
import numpy as np

sigma2 = np.sqrt((square_2 - square_1) / (2 * (np.log((1 - share_2) / share_2) - np.log(weight_near / (1 - weight_near)))))
