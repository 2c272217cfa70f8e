# wrong: the between part has no weights
import numpy as np

def mixture_moments(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma) + d.T @ d
