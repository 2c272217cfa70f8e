# wrong: the variance goes with the spacing, not with its square
h, v = 0.6628, 0.2274
at_rest = (centre - h * spacing, centre + h * spacing, v * spacing)
