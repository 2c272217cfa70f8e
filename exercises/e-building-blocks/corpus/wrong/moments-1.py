# wrong: what lies between the means is missing
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma)
