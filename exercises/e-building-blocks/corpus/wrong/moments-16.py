# wrong: Sigma taken for standard deviations and squared
# fails: two clouds in the plane with unequal weights | M4: Sigma holds covariances already: do not square them
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi @ mu
    d = mu - m
    return m, np.einsum("k,kij->ij", pi, Sigma @ Sigma) + np.einsum("k,ki,kj->ij", pi, d, d)
