# wrong: centres mu in place
# fails: two bells on a line | M15: your function writes over what it is given, which its caller goes
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi @ mu
    mu -= m
    return m, np.einsum("k,kij->ij", pi, Sigma) + np.einsum("k,ki,kj->ij", pi, mu, mu)
