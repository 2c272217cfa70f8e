import numpy as np
from scipy.optimize import fsolve
labels = [-15.0, 15.0]
g = lambda x: x**2 - ((x - mean_wide) / sd_wide) ** 2 - 2 * np.log(sd_wide)
half_shares = tuple(np.float64(fsolve(g, start, xtol=1e-12)[0]) for start in labels)
