import numpy as np

a, b, c = sd_wide**2 - 1, 2 * mean_wide, -(mean_wide**2) - 2 * sd_wide**2 * np.log(sd_wide)
d = np.sqrt(b * b - 4 * a * c)
half_shares = ((-b - d) / (2 * a), (-b + d) / (2 * a))
