import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    # centre, then sums of squares about the origin of the centred points
    D = x.shape[1]
    c = x.mean(0)
    y = x - c
    Nk = gamma.sum(0)
    pi = Nk + alpha - 1
    pi = pi / pi.sum()
    s1 = gamma.T @ y
    m = np.divide(s1, Nk[:, None], out=np.zeros_like(s1), where=Nk[:, None] > 0)
    Sigma = []
    for k, g in enumerate(gamma.T):
        second = (y * g[:, None]).T @ y - Nk[k] * np.outer(m[k], m[k])
        Sigma.append((second + Psi) / (Nk[k] + nu + D + 1))
    return pi, c + m, np.stack(Sigma)
