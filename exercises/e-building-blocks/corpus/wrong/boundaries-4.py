# wrong: the logarithm of the heights counted once too little
# fails: answer | heights-half: the logarithm of the heights counts once: ln sd_wide
import numpy as np

s2 = sd_wide**2
mid = -mean_wide / (s2 - 1)
radius = np.sqrt(s2 * mean_wide**2 / (s2 - 1) ** 2 + s2 * np.log(sd_wide) / (s2 - 1))
half_shares = (mid - radius, mid + radius)
