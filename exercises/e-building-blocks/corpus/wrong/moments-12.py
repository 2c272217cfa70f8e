# wrong: prints in place of returning
# fails: two bells on a line | nothing came back: is there a return?
import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = pi @ mu
    d = mu - m
    print(m, np.einsum("k,kij->ij", pi, Sigma) + np.einsum("k,ki,kj->ij", pi, d, d))
