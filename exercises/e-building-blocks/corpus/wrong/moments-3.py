# wrong: E[x xᵀ], the mean is not subtracted
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma) + np.einsum("k,ki,kj->ij", pi, mu, mu)
