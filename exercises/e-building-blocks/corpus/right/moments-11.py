import numpy as np

def mixture_moments(pi, mu, Sigma):
    # merge one component after the other
    w, m, C = pi[0], mu[0].copy(), Sigma[0].copy()
    for p, a, S in zip(pi[1:], mu[1:], Sigma[1:]):
        if p == 0:
            continue
        t = w + p
        d = a - m
        C = (w * C + p * S) / t + (w * p / t**2) * np.outer(d, d)
        m = m + p / t * d
        w = t
    return m, C
