# wrong: only the between part
# fails: two bells on a line | between: C holds only the between part: add the average of the
import numpy as np

def mixture_moments(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, np.einsum("k,ki,kj->ij", pi, d, d)
