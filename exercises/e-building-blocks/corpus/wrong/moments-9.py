# wrong: the covariance comes first
# fails: two bells on a line | places: you return the covariance first; the order is m, C
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi @ mu
    d = mu - m
    return np.einsum("k,kij->ij", pi, Sigma) + np.einsum("k,ki,kj->ij", pi, d, d), m
