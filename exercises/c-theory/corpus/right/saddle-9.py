import numpy as np

class Mix:
    def __init__(self):
        self.h, self.v = 0.66 * spacing, 0.23 * spacing**2

    def step(self):
        g = 1 / (1 + np.exp(-2 * self.h * spacing / self.v))
        self.h = 2 / 3 * spacing * (2 * g - 1)
        self.v = 2 / 3 * spacing**2 - self.h**2

m = Mix()
for t in range(300):
    m.step()
at_rest = [np.array(centre - m.h), np.array(centre + m.h), np.array(m.v)]
