# wrong: the visible example as a table
import numpy as np

def mixture_moments(pi, mu, Sigma):
    return np.array([0.0]), np.array([[5.0]])
