# wrong: what lies between the means is missing
# fails: two bells on a line | within: you averaged the covariances: what lies between the means is
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma)
