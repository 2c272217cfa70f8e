# wrong: two components only
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi[0] * mu[0] + pi[1] * mu[1]
    d = mu[0] - mu[1]
    return m, pi[0] * Sigma[0] + pi[1] * Sigma[1] + pi[0] * pi[1] * np.outer(d, d)
