# wrong: one Gaussian with the mean and the variance of the mixture
from scipy.stats import norm

v = 1 + weight_left * (1 - weight_left) * mean_right**2
probability = norm.sf(threshold, (1 - weight_left) * mean_right, v**0.5)
