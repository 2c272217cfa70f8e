import numpy as np

%matplotlib inline
from scipy.optimize import fsolve
def equations(p):
    h, v = p
    return [2 / 3 * np.tanh(h / v) - h, v + h * h - 2 / 3]

h, v = fsolve(equations, [0.66, 0.23], xtol=1e-13)
print(h, v)
at_rest = (centre - spacing * h, centre + spacing * h, v * spacing**2)
