import numpy as np

mixture_moments = lambda pi, mu, Sigma: (
    pi @ mu,
    (pi[:, None, None] * Sigma).sum(0) + (mu - pi @ mu).T @ np.diag(pi) @ (mu - pi @ mu),
)
