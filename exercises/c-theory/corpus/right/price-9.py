import numpy as np
from scipy.linalg import logm
S = np.array([[s_11, s_12], [s_12, s_22]])
nats_lost = np.array(0.5 * np.einsum("ii->", S - logm(S) - np.eye(2)).real)
