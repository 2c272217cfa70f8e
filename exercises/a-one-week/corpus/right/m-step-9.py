import math


def m_step(x, gamma):
    N, D = x.shape
    pi, mu, Sigma = (), (), ()
    for g in gamma.T:
        Nk = math.fsum(g)
        m = np.array([math.fsum(g * column) / Nk for column in x.T])
        d = x - m
        pi += (Nk / N,)
        mu += (m,)
        Sigma += (np.tensordot(d * g[:, None], d, axes=(0, 0)) / Nk,)
    return pi, mu, Sigma
