# wrong: the logarithm to base 10
# fails: answer | log10: the logarithm is the natural one
import numpy as np

s2 = sd_wide**2
mid = -mean_wide / (s2 - 1)
radius = np.sqrt(s2 * mean_wide**2 / (s2 - 1) ** 2 + s2 * np.log10(s2) / (s2 - 1))
half_shares = (mid - radius, mid + radius)
