import numpy as np

def sd(n, w):
    import warnings
    warnings.warn("binomial")
    return (n * w * (1 - w)) ** 0.5

sd_of_count = np.float64(sd(n_points, weight_2))
