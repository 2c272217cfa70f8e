import numpy as np
from numpy.polynomial import Polynomial
X = Polynomial([0, 1])
half_shares = sorted((sd_wide**2 * X**2 - (X - mean_wide) ** 2 - 2 * sd_wide**2 * np.log(sd_wide)).roots().tolist())
