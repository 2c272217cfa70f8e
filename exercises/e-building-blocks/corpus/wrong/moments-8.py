# wrong: divides by K - 1, so one component fails
# fails: two bells on a line | between-M1: the between part is a weighted mean: pi is missing in it
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma) + np.cov(mu.T, aweights=pi)
