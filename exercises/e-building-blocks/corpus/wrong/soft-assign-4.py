# wrong: the factor 2 in the exponent is missing
# fails: three points and two spheres | half: the exponent is the square over 2 sigma2
import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(np.log(pi) - ((x[:, None] - mu) ** 2).sum(-1) / sigma2, axis=1)
