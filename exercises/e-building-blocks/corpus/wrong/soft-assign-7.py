# wrong: hard labels
import numpy as np

def soft_assign(x, mu, pi, sigma2):
    return np.eye(len(mu))[((x[:, None] - mu) ** 2).sum(-1).argmin(axis=1)]
