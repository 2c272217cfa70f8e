# wrong: rounded to two digits
# fails: other mixtures in three dimensions | within plus between, both weighted by pi: equation (1.3) of Theorem 1.2
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi @ mu
    d = mu - m
    return m.round(2), (np.einsum("k,kij->ij", pi, Sigma) + np.einsum("k,ki,kj->ij", pi, d, d)).round(2)
