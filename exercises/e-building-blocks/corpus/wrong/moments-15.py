# wrong: rounded to two digits
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi @ mu
    d = mu - m
    return m.round(2), (np.einsum("k,kij->ij", pi, Sigma) + np.einsum("k,ki,kj->ij", pi, d, d)).round(2)
