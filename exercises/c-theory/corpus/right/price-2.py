import numpy as np

S = np.array([[s_11, s_12], [s_12, s_22]])
nats_lost = (np.trace(S) - np.log(np.linalg.det(S)) - 2) / 2
