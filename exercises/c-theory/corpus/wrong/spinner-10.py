# wrong: the threshold and the mean exchanged
from scipy.stats import norm

probability = weight_left * norm.sf(0, threshold) + (1 - weight_left) * norm.sf(mean_right, threshold)
