# wrong: the between part has no weights
# fails: two bells on a line | between-M1: the between part is a weighted mean: pi is missing in it
import numpy as np

def mixture_moments(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma) + d.T @ d
