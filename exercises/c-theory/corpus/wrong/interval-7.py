# wrong: the normalising constant of the density is missing
# fails: answer | constant: the constant ½ ln 2π is missing, once for every point
import numpy as np

x = np.array([0, 1, 4, 5])
low = np.maximum(np.log(weight_a) - (x - mean_a) ** 2 / 2, np.log(1 - weight_a) - (x - mean_b) ** 2 / 2).sum()
ell_between = (low, low + 4 * np.log(2))
