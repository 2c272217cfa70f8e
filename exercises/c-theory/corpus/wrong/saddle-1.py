# wrong: the means are exchanged, the upper one first
# fails: answer | order: give the lower mean first
h, v = 0.6628, 0.2274
at_rest = (centre + h * spacing, centre - h * spacing, v * spacing**2)
