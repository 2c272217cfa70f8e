# wrong: squared weights, as for a sum of variables
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi**2, Sigma)
