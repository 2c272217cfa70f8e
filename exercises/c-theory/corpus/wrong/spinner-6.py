# wrong: probabilities added up without weights
from scipy.stats import norm

probability = norm.sf(threshold) + norm.sf(threshold, mean_right)
