# wrong: sums logarithms over the components
import numpy as np
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    return sum((np.log(w) + mvn(m, S).logpdf(x)).sum() for w, m, S in zip(pi, mu, Sigma))
