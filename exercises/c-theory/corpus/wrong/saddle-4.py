# wrong: the variance goes with the spacing, not with its square
# fails: answer | scale: the variance goes with the square of the spacing
h, v = 0.6628, 0.2274
at_rest = (centre - h * spacing, centre + h * spacing, v * spacing)
