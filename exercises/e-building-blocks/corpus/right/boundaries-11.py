import numpy as np
import cmath
class Gauss:
    def __init__(self, m, s):
        self.a, self.b, self.c = -0.5 / s**2, m / s**2, -0.5 * m**2 / s**2 - np.log(s)

n, w = Gauss(0, 1), Gauss(mean_wide, sd_wide)
a, b, c = n.a - w.a, n.b - w.b, n.c - w.c
roots = [((-b + sign * cmath.sqrt(b * b - 4 * a * c)) / (2 * a)).real for sign in (1, -1)]
half_shares = min(roots), max(roots)
