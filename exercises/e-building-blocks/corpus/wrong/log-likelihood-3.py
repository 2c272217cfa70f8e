# wrong: sums logarithms over the components
# fails: three points | M8: you summed logarithms over k: the sum over k comes first, then the
import numpy as np
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    return sum((np.log(w) + mvn(m, S).logpdf(x)).sum() for w, m, S in zip(pi, mu, Sigma))
