import numpy as np

labels = {"near": 0, "far": 1}
gap = square_2 - square_1
sigma2 = np.float64(gap / (2 * np.log(weight_near**-1 * (1 - weight_near) * (share_2**-1 - 1))))
