# wrong: one Gaussian with the mean and the variance of the mixture
# fails: answer | the chance of each component, times its own tail, added up (Theorem 2.1)
from scipy.stats import norm

v = 1 + weight_left * (1 - weight_left) * mean_right**2
probability = norm.sf(threshold, (1 - weight_left) * mean_right, v**0.5)
