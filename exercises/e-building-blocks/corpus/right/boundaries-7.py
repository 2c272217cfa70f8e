import numpy as np

# complete the square
s2 = sd_wide**2
mid = -mean_wide / (s2 - 1)
radius = np.sqrt(s2 * mean_wide**2 / (s2 - 1) ** 2 + s2 * np.log(s2) / (s2 - 1))
half_shares = np.array([mid - radius, mid + radius])
