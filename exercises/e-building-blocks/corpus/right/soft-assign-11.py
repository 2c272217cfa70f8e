import numpy as np
from scipy.special import expit, softmax

def soft_assign(x, mu, pi, sigma2):
    d2 = np.stack([np.sum(np.subtract(x, m) ** 2, axis=1) for m in mu], axis=-1)
    if len(mu) == 1:
        return np.ones((len(x), 1))
    if len(mu) == 2 and pi.min() > 0:
        first = expit(np.log(pi[0] / pi[1]) + (d2[:, 1] - d2[:, 0]) / (2 * sigma2))
        second = expit(np.log(pi[1] / pi[0]) + (d2[:, 0] - d2[:, 1]) / (2 * sigma2))
        return np.column_stack([first, second])
    return softmax(np.log(pi) - d2 / (2 * sigma2), axis=1)
