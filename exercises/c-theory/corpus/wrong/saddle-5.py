# wrong: the standard deviation
h, v = 0.6628, 0.2274
at_rest = (centre - h * spacing, centre + h * spacing, v**0.5 * spacing)
