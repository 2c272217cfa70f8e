# wrong: the precision, one over the variance
# fails: answer | precision: that is 1/σ²; the variance σ² was asked for
import numpy as np

sigma2 = 2 * (np.log((1 - share_2) / share_2) - np.log(weight_near / (1 - weight_near))) / (square_2 - square_1)
