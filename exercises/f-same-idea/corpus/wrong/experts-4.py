# wrong: the variance taken for a standard deviation
# fails: six answers, unequal variances | M4: sigma2 holds variances: do not square them
import numpy as np
from scipy.special import softmax
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T + norm.logpdf(y[:, None], X @ W.T, sigma2), axis=1)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
