# wrong: the standard deviation of the fraction N_2/N
# fails: answer | M12: 0 would hold if the count were fixed; through the spinner it is
# fails: answer | share: that is the standard deviation of the share N₂/N, not of the
import numpy as np

sd_of_count = np.sqrt(weight_2 * (1 - weight_2) / n_points)
