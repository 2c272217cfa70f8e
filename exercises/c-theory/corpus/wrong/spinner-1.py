# wrong: one Gaussian with mixed parameters
# fails: answer | parameters: you mixed the parameters, into one Gaussian; mix the
from scipy.stats import norm

probability = norm.sf(threshold, (1 - weight_left) * mean_right, 1)
