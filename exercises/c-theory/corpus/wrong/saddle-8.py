# wrong: two rounds of EM only, not yet at rest
# fails: answer | use the symmetry: one unknown, the half distance of the means; or
import numpy as np

h, v = 0.2, 0.6
for _ in range(2):
    h = 2 / 3 * np.tanh(h / v)
    v = 2 / 3 - h * h
at_rest = (centre - h * spacing, centre + h * spacing, v * spacing**2)
