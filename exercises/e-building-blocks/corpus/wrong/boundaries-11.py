# wrong: only the boundary between the means
# fails: answer | half_shares must be 2 numbers, in the order asked for, found
import numpy as np

s2 = sd_wide**2
half_shares = -mean_wide / (s2 - 1) + np.sqrt(s2 * mean_wide**2 / (s2 - 1) ** 2 + s2 * np.log(s2) / (s2 - 1))
