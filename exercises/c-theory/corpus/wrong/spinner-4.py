# wrong: the weights are exchanged
# fails: answer | swapped: the weights are exchanged: weight_left belongs to the component
from scipy.stats import norm

probability = (1 - weight_left) * norm.sf(threshold) + weight_left * norm.sf(threshold, mean_right)
