# wrong: the table is transposed
# fails: three points and two spheres | turned: your table is turned: a row for each point, a column for each
import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(np.log(pi) - ((x[:, None] - mu) ** 2).sum(-1) / (2 * sigma2), axis=1).T
