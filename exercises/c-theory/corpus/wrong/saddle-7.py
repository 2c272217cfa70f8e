# wrong: the means do not spread with the spacing
# fails: answer | spread: the means spread with the spacing: centre ± m times the spacing
h, v = 0.6628, 0.2274
at_rest = (centre - h, centre + h, v * spacing**2)
