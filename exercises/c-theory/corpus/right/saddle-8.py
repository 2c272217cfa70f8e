import numpy as np

a, b = 0.4, 0.8
f = lambda h: np.arctanh(1.5 * h) * (2 / 3 - h * h) - h
b = 2 / 3 - 1e-13
for _ in range(100):
    c = (a + b) / 2
    if f(a) * f(c) <= 0:
        b = c
    else:
        a = c
lower, upper = centre - a * spacing, centre + a * spacing
at_rest = lower, upper, 2 * spacing**2 / 3 - ((upper - lower) / 2) ** 2
