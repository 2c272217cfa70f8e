# wrong: the distance is not squared
# fails: three points and two spheres | distance: the exponent has the squared distance
import numpy as np
from scipy.stats import norm
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(np.log(pi) - np.linalg.norm(x[:, None] - mu, axis=-1) / (2 * sigma2), axis=1)
