# wrong: the mean of the gate over all rows, as one weight
# fails: four answers | constant-gate: the gate is a weight for each row; you gave all rows its
import numpy as np
from scipy.special import softmax
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    pi = softmax(X @ V.T, axis=1).mean(axis=0)
    g = softmax(np.log(pi) + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2)), axis=1)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
