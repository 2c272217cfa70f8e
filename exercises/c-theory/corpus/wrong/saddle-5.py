# wrong: the standard deviation
# fails: answer | M4: the third number is σ; the variance was asked for
h, v = 0.6628, 0.2274
at_rest = (centre - h * spacing, centre + h * spacing, v**0.5 * spacing)
