import numpy as np

def mixture_moments(pi, mu, Sigma):
    m = np.average(mu, axis=0, weights=pi)
    between = (pi[:, None] * (mu - m)).T @ (mu - m)
    within = np.tensordot(pi, Sigma, axes=1)
    return (m, within + between)
