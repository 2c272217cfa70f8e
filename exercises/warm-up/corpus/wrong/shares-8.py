# wrong: not divided by the sum, these are products of weight and density
# fails: the shares of the three points are right | unnormalised: those are the products of weight and density: divide each
from scipy.stats import norm


def responsibilities(x, pi, mu, sigma2):
    return pi * norm.pdf(np.array(x)[:, None], mu, np.sqrt(sigma2))
