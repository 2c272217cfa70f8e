import numpy as np

a = np.array([weight_1, 1 - weight_1])
Cov = np.diag([variance_1, variance_2])
variance_of_average = np.einsum("i,ij,j->", a, Cov, a)
