# wrong: E[x xᵀ], the mean is not subtracted
# fails: two clouds in the plane with unequal weights | uncentred: C is E[x xᵀ]: subtract m mᵀ
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma) + np.einsum("k,ki,kj->ij", pi, mu, mu)
