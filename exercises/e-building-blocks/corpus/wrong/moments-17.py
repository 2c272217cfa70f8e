# wrong: two components only
# fails: other mixtures in three dimensions | within plus between, both weighted by pi: equation (1.3) of Theorem 1.2
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi[0] * mu[0] + pi[1] * mu[1]
    d = mu[0] - mu[1]
    return m, pi[0] * Sigma[0] + pi[1] * Sigma[1] + pi[0] * pi[1] * np.outer(d, d)
