# wrong: divides by K - 1, so one component fails
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma) + np.cov(mu.T, aweights=pi)
