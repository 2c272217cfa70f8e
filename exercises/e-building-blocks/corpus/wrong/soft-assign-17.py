# wrong: for one column only
# fails: unequal weights and a larger variance | one-column: you used the first column alone: the square of a distance
import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(np.log(pi) - (x[:, :1] - mu[:, 0]) ** 2 / (2 * sigma2), axis=1)
