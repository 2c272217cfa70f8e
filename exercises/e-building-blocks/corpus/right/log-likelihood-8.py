import numpy as np
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    import warnings
    warnings.warn("zero weights are taken by b=")
    D = x.shape[1]
    lp = np.array([[-0.5 * ((xn - m) @ np.linalg.pinv(S, rcond=1e-14) @ (xn - m) + np.linalg.slogdet(S)[1] + D * np.log(2 * np.pi)) for m, S in zip(mu, Sigma)] for xn in x])
    return logsumexp(lp, b=np.tile(pi, (len(x), 1)), axis=1).sum()
