# wrong: pi and mu in the other order
# fails: three points and two spheres | Python stopped with ValueError: operands could not be broadcast together
import numpy as np
from scipy.special import softmax

def soft_assign(x, pi, mu, sigma2):
    return softmax(np.log(pi) - ((x[:, None] - mu) ** 2).sum(-1) / (2 * sigma2), axis=1)
