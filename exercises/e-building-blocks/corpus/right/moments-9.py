import numpy as np

def mixture_moments(pi, mu, Sigma):
    import warnings
    warnings.warn("slow but right")
    m = np.einsum("k,kd->d", pi, mu)
    labels = range(len(pi))
    within = np.sum([pi[k] * Sigma[k] for k in labels], axis=0)
    if len(pi) == 1:
        return m, within
    between = np.atleast_2d(np.cov(mu.T, aweights=pi, ddof=0))
    return m, within + between
