import numpy as np
from scipy.stats import norm

pi = np.array([weight_left, 1 - weight_left])
mu = np.array([0, mean_right])
probability = np.array(pi @ norm.sf(threshold, mu, np.ones(2)))
