import numpy as np

soft_assign = lambda x, mu, pi, sigma2: np.array(
    [(lambda a: np.exp(a - np.logaddexp.reduce(a)))(np.log(pi) - ((xn - mu) ** 2).sum(axis=1) / (2 * sigma2)) for xn in x]
)
