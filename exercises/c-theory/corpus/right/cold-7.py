import numpy as np

beta = np.log((1 - weight_near) * (1 - share_2) / (weight_near * share_2)) * 2 / (square_2 - square_1)
sigma2 = np.array(1 / beta)
