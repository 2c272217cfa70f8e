# wrong: the share is of the nearer component
# fails: answer | near: share_2 is the share of the farther component
import numpy as np

sigma2 = (square_2 - square_1) / (2 * (np.log(share_2 / (1 - share_2)) - np.log(weight_near / (1 - weight_near))))
