# wrong: the standard deviation
# fails: answer | M4: that is σ; the variance σ² was asked for
import numpy as np

sigma2 = np.sqrt((square_2 - square_1) / (2 * (np.log((1 - share_2) / share_2) - np.log(weight_near / (1 - weight_near)))))
