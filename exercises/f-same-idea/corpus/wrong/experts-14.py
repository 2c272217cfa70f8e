# wrong: a new set of shares by the new lines
# fails: four answers | shares-anew: one E step and one M step: the shares are not computed anew
import numpy as np
from scipy.special import softmax
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2)), axis=1)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    g = softmax(X @ V.T + norm.logpdf(y[:, None], X @ lines.T, np.sqrt(sigma2)), axis=1)
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
