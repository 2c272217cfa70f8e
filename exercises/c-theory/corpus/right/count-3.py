from scipy.stats import binom
sd_of_count = binom.std(n_points, weight_2)
