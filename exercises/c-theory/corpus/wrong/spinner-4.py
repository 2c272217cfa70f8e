# wrong: the weights are exchanged
from scipy.stats import norm

probability = (1 - weight_left) * norm.sf(threshold) + weight_left * norm.sf(threshold, mean_right)
