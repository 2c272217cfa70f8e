# wrong: normalised over the rows
# fails: four answers | shares by (16.2), gate times density; then weighted least squares per
import numpy as np
from scipy.special import softmax
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2)), axis=0)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
