# wrong: the half distance in place of the means
h, v = 0.6628, 0.2274
at_rest = (h * spacing, v * spacing**2)
