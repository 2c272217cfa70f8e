import numpy as np

S = np.array([[s_11, s_12], [s_12, s_22]], dtype=float)
q = lambda Sigma: -0.5 * (2 * np.log(2 * np.pi) + np.linalg.slogdet(Sigma)[1] + np.trace(np.linalg.inv(Sigma) @ S))
nats_lost = q(S) - q(np.eye(2))
