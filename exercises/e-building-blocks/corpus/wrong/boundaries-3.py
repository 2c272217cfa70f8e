# wrong: sd_wide taken for the variance
# fails: answer | M4-root: sd_wide is a standard deviation: do not take its root
import numpy as np

s2 = sd_wide
mid = -mean_wide / (s2 - 1)
radius = np.sqrt(s2 * mean_wide**2 / (s2 - 1) ** 2 + s2 * np.log(s2) / (s2 - 1))
half_shares = (mid - radius, mid + radius)
