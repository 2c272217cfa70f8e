# wrong: the upper one first
# fails: answer | order: give the lower boundary first
import numpy as np

s2 = sd_wide**2
mid = -mean_wide / (s2 - 1)
radius = np.sqrt(s2 * mean_wide**2 / (s2 - 1) ** 2 + s2 * np.log(s2) / (s2 - 1))
half_shares = (mid + radius, mid - radius)
