# wrong: only the right component
from scipy.stats import norm

probability = (1 - weight_left) * norm.sf(threshold, mean_right)
