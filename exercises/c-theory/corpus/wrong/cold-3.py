# wrong: the weights are exchanged
# fails: answer | weights: the weights are upside down: weight_near belongs to the nearer
import numpy as np

sigma2 = (square_2 - square_1) / (2 * (np.log((1 - share_2) / share_2) + np.log(weight_near / (1 - weight_near))))
