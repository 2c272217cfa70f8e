# wrong: squared weights, as for a sum of variables
# fails: two bells on a line | squared: squared weights belong to a sum of variables, not to a mixture
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi**2, Sigma)
