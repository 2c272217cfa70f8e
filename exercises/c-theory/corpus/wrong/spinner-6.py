# wrong: probabilities added up without weights
# fails: answer | no-weights: the weights are missing: each chance counts with its weight,
from scipy.stats import norm

probability = norm.sf(threshold) + norm.sf(threshold, mean_right)
