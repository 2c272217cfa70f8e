# wrong: the half distance in place of the means
# fails: answer | at_rest must be 3 numbers, in the order asked for, found
h, v = 0.6628, 0.2274
at_rest = (h * spacing, v * spacing**2)
