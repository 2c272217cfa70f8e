# wrong: the density at the threshold, not a probability
from scipy.stats import norm

probability = weight_left * norm.pdf(threshold) + (1 - weight_left) * norm.pdf(threshold, mean_right)
