# wrong: the weights are left out
# fails: the shares of the three points are right | M1: you left out the weights π
from scipy.special import softmax


def responsibilities(x, pi, mu, sigma2):
    return softmax(-np.log(sigma2) / 2 - (np.array(x)[:, None] - mu) ** 2 / (2 * np.array(sigma2)), axis=1)
