from scipy.stats import norm

probability = round(weight_left * (1 - norm.cdf(threshold)) + (1 - weight_left) * (1 - norm.cdf(threshold - mean_right)), 3)
