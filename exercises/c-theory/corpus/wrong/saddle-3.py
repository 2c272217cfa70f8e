# wrong: the variance is still that of spacing 1
# fails: answer | unscaled: the variance is still that of spacing 1: multiply by spacing²
h, v = 0.6628, 0.2274
at_rest = (centre - h * spacing, centre + h * spacing, v)
