# wrong: only the first column
# fails: three points and two spheres | the result has shape (3,), not (3, 2)
import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(np.log(pi) - ((x[:, None] - mu) ** 2).sum(-1) / (2 * sigma2), axis=1)[:, 0]
