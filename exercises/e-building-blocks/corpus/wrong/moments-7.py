# wrong: squares of the differences column by column in place of outer products
# fails: two clouds in the plane with unequal weights | elementwise: a square is a matrix here: the outer product of mu_k - m
import numpy as np

def mixture_moments(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, np.einsum("k,kij->ij", pi, Sigma) + np.diag(pi @ d**2)
