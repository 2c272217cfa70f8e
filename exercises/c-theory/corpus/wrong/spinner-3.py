# wrong: no weights, one half each
from scipy.stats import norm

probability = (norm.sf(threshold) + norm.sf(threshold, mean_right)) / 2
