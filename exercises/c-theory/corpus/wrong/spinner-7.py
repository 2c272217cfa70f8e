# wrong: only the right component
# fails: answer | one: only the right component is counted: add the chance of the left
from scipy.stats import norm

probability = (1 - weight_left) * norm.sf(threshold, mean_right)
