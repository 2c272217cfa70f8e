import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    d2 = ((x[:, None, :] - mu) ** 2).sum(-1)
    return softmax(np.log(pi) - d2 / (2 * sigma2), axis=1)
