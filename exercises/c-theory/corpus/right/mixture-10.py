from fractions import Fraction as F
w, a, b, u, v = (F(str(t)) for t in (weight_1, mean_1, mean_2, variance_1, variance_2))
variance_of_mixture = float(w * u + (1 - w) * v + w * (1 - w) * (a - b) ** 2)
