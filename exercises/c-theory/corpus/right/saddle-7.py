import numpy as np
from scipy.optimize import minimize
x = np.array([-1.0, 0.0, 1.0])
def minus_ell(p):
    h, lv = p
    v = np.exp(lv)
    return -np.sum(np.logaddexp(-((x - h) ** 2) / (2 * v), -((x + h) ** 2) / (2 * v)) - lv / 2)

# the mirror-image family: there the place of rest is a maximum
best = minimize(minus_ell, [0.6, -1.0], method="BFGS", options={"gtol": 1e-10})
h, v = abs(best.x[0]), np.exp(best.x[1])
at_rest = (np.float64(centre - h * spacing), np.float64(centre + h * spacing), np.float64(v * spacing**2))
