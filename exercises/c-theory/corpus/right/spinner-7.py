%matplotlib inline
import statistics
left, right = statistics.NormalDist(0, 1), statistics.NormalDist(mean_right, 1)
probability = 1 - (weight_left * left.cdf(threshold) + (1 - weight_left) * right.cdf(threshold))
