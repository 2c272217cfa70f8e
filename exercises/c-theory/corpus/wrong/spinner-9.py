# wrong: in per cent
# fails: answer | percent: give the chance itself, between 0 and 1, not in per cent
from scipy.stats import norm

probability = 100 * (weight_left * norm.sf(threshold) + (1 - weight_left) * norm.sf(threshold, mean_right))
