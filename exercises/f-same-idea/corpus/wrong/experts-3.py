# wrong: X and y multiplied by the shares
# fails: four answers | weights-squared: you multiplied X and y by the shares, so the squares
import numpy as np
from scipy.special import softmax
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2)), axis=1)
    lines = np.array([np.linalg.lstsq(X * c[:, None], y * c, rcond=None)[0] for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
