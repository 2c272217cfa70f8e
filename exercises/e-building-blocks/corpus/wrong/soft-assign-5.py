# wrong: sigma2 taken for the standard deviation
# fails: unequal weights and a larger variance | M4: sigma2 is a variance already: do not square it
import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(np.log(pi) - ((x[:, None] - mu) ** 2).sum(-1) / (2 * sigma2**2), axis=1)
