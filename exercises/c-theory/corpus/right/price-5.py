import numpy as np

L = np.linalg.cholesky([[s_11, s_12], [s_12, s_22]])
nats_lost = round(float(0.5 * (L**2).sum() - np.log(np.diag(L)).sum() - 1), 3)
