# wrong: the threshold and the mean exchanged
# fails: answer | side: that is the chance of the other side of the threshold
from scipy.stats import norm

probability = weight_left * norm.sf(0, threshold) + (1 - weight_left) * norm.sf(mean_right, threshold)
