from scipy.stats import norm

probability = weight_left * norm.sf(threshold, 0, 1) + (1 - weight_left) * norm.sf(threshold, mean_right, 1)
