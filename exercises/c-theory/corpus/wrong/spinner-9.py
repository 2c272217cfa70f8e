# wrong: in per cent
from scipy.stats import norm

probability = 100 * (weight_left * norm.sf(threshold) + (1 - weight_left) * norm.sf(threshold, mean_right))
