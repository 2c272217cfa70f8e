import numpy as np

# points that have exactly the covariance S
from scipy.stats import multivariate_normal as mvn
S = np.array([[s_11, s_12], [s_12, s_22]], dtype=float)
x = np.sqrt(2) * np.vstack([np.linalg.cholesky(S).T, -np.linalg.cholesky(S).T])
nats_lost = mvn([0, 0], S).logpdf(x).mean() - mvn([0, 0], np.eye(2)).logpdf(x).mean()
