from scipy.special import logsumexp
from scipy.stats import norm


def responsibilities(x, pi, mu, sigma2):
    x = np.asarray(x)
    a = norm.logpdf(x[:, np.newaxis], loc=mu, scale=np.sqrt(sigma2)) + np.log(pi)
    return np.exp(a - logsumexp(a, axis=1, keepdims=True))
