from math import erfc, sqrt
tail = lambda t: 0.5 * erfc(t / sqrt(2))
probability = weight_left * tail(threshold) + (1 - weight_left) * tail(threshold - mean_right)
