import numpy as np
from scipy.optimize import brentq

def far(s2):
    return 1 / (1 + weight_near / (1 - weight_near) * np.exp((square_2 - square_1) / (2 * s2)))

sigma2 = brentq(lambda s: far(s) - share_2, 0.02, 1e4, xtol=1e-12)
