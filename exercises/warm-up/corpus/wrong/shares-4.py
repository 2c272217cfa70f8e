# wrong: the variance is used as a standard deviation
# fails: the shares of the three points are right | M4: you took the variance for the standard deviation
from scipy.special import logsumexp
from scipy.stats import norm


def responsibilities(x, pi, mu, sigma2):
    a = norm.logpdf(np.array(x)[:, None], mu, sigma2) + np.log(pi)
    return np.exp(a - logsumexp(a, axis=1, keepdims=True))
