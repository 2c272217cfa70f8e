# wrong: only the between part
import numpy as np

def mixture_moments(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, np.einsum("k,ki,kj->ij", pi, d, d)
