import numpy as np

def variance_for(share, d_near, d_far, w_near):
    """Newton's method on beta = 1/sigma2."""
    beta = 0.0
    for _ in range(100):
        z = np.log((1 - w_near) / w_near) - beta * (d_far - d_near) / 2
        g = z - np.log(share / (1 - share))
        beta = beta + g * 2 / (d_far - d_near)
    return 1 / beta

sigma2 = variance_for(share_2, square_1, square_2, weight_near)
