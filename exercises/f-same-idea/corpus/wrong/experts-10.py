# wrong: the height of the bells is left out
# fails: six answers, unequal variances | height: the factor 1/sigma of the density is missing: a narrow bell is
import numpy as np
from scipy.special import softmax

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T - (y[:, None] - X @ W.T) ** 2 / (2 * sigma2), axis=1)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
