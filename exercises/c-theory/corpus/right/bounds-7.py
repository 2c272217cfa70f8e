import numpy as np
from scipy.stats import norm
from scipy.optimize import minimize_scalar
tot = [0.0, 0.0, 0.0]
for x in (1, 2, 3):
    a = np.log(weight_first) + norm.logpdf(x, mean_left)
    b = np.log(1 - weight_first) + norm.logpdf(x, mean_high)
    f = lambda s: s * a + (1 - s) * b - s * np.log(s) - (1 - s) * np.log(1 - s)
    tot[0] += -minimize_scalar(lambda s: -f(s), bounds=(1e-12, 1 - 1e-12), method="bounded", options={"xatol": 1e-10}).fun
    tot[1] += f(0.5)
    tot[2] += max(a, b)
three_bounds = tot
