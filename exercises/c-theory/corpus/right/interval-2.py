from math import log, pi
lower = 0.0
for x in [0, 1, 4, 5]:
    a = log(weight_a) - 0.5 * log(2 * pi) - (x - mean_a) ** 2 / 2
    b = log(1 - weight_a) - 0.5 * log(2 * pi) - (x - mean_b) ** 2 / 2
    lower += max(a, b)
ell_between = [round(lower, 3), round(lower + 4 * log(2), 3)]
