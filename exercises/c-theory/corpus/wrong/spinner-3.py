# wrong: no weights, one half each
# fails: answer | M1: the weights are missing: you took each component with weight ½
from scipy.stats import norm

probability = (norm.sf(threshold) + norm.sf(threshold, mean_right)) / 2
