# wrong: not divided by the sum, these are products of weight and density
from scipy.stats import norm


def responsibilities(x, pi, mu, sigma2):
    return pi * norm.pdf(np.array(x)[:, None], mu, np.sqrt(sigma2))
