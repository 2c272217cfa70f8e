import numpy as np

bound = lambda x, q, pi, mu, Sigma: sum(
    0.0 if a == 0 else a * (np.log(p / a) - 0.5 * (np.linalg.slogdet(2 * np.pi * S)[1] + (xn - m) @ np.linalg.inv(S) @ (xn - m)))
    for xn, row in zip(x, q)
    for a, p, m, S in zip(row, pi, mu, Sigma)
)
