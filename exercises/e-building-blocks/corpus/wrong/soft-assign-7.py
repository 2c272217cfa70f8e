# wrong: hard labels
# fails: three points and two spheres | M10: those are hard labels: shares lie between 0 and 1
import numpy as np

def soft_assign(x, mu, pi, sigma2):
    return np.eye(len(mu))[((x[:, None] - mu) ** 2).sum(-1).argmin(axis=1)]
