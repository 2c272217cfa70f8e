# wrong: the other side of the threshold
# fails: answer | side: that is the chance of the other side of the threshold
from scipy.stats import norm

probability = weight_left * norm.cdf(threshold) + (1 - weight_left) * norm.cdf(threshold, mean_right)
