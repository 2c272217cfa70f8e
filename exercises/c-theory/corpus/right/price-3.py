import numpy as np

lam = np.linalg.eigvalsh([[s_11, s_12], [s_12, s_22]])
nats_lost = np.sum(lam - np.log(lam) - 1) / 2
