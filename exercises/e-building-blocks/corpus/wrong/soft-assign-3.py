# wrong: normalised over the points
# fails: three points and two spheres | M2: you divided by sums over the points: each point's shares add up to 1
import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    return softmax(np.log(pi) - ((x[:, None] - mu) ** 2).sum(-1) / (2 * sigma2), axis=0)
