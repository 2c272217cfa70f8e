# wrong: one line for all
# fails: four answers | not-weighted: the least squares are not weighted: every expert gets the
import numpy as np
from scipy.special import softmax
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2)), axis=1)
    lines = np.array([np.linalg.lstsq(X, y, rcond=None)[0] for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
