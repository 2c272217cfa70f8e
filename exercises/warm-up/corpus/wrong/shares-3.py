# wrong: divides by the sums over the points (columns add up to one)
# fails: the shares of the three points are right | M2: you divided by sums over the points
from scipy.special import logsumexp
from scipy.stats import norm


def responsibilities(x, pi, mu, sigma2):
    a = norm.logpdf(np.array(x)[:, None], mu, np.sqrt(sigma2)) + np.log(pi)
    return np.exp(a - logsumexp(a, axis=0, keepdims=True))
