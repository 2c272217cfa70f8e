import numpy as np

def mixture_moments(pi, mu, Sigma):
    """Cholesky: sum of K (D + 1) rank-one terms."""
    from fractions import Fraction
    m = (pi[None, :] @ mu).ravel()
    rows = []
    for p, a, S in zip(pi, mu, Sigma):
        rows.append(np.sqrt(p) * np.linalg.cholesky(S).T)
        rows.append(np.sqrt(p) * (a - m)[None])
    A = np.concatenate(rows)
    return tuple([m, A.T @ A])
