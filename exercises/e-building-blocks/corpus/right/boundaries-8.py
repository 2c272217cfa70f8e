import numpy as np

def newton(x):
    for _ in range(60):
        f = -(x**2) / 2 + (x - mean_wide) ** 2 / (2 * sd_wide**2) + np.log(sd_wide)
        x = x - f / (-x + (x - mean_wide) / sd_wide**2)
    return x

half_shares = (newton(-20.0), newton(20.0))
