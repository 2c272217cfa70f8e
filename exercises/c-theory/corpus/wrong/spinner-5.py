# wrong: the density at the threshold, not a probability
# fails: answer | density: that is the density at the threshold; the chance is the area
from scipy.stats import norm

probability = weight_left * norm.pdf(threshold) + (1 - weight_left) * norm.pdf(threshold, mean_right)
