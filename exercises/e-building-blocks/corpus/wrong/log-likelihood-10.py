# wrong: a tiny number against log 0 hides the far point
# fails: a point very far away | M9: a tiny number under the logarithm makes far points cost too little:
import numpy as np
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    p = sum(w * np.atleast_1d(mvn(m, S).pdf(x)) for w, m, S in zip(pi, mu, Sigma))
    return np.log(p + 1e-300).sum()
