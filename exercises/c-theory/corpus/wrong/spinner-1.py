# wrong: one Gaussian with mixed parameters
from scipy.stats import norm

probability = norm.sf(threshold, (1 - weight_left) * mean_right, 1)
