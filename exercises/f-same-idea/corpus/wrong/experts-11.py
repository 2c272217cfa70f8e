# wrong: each row whole to its likelier expert
# fails: six answers, unequal variances | M10: you gave each row whole to its likelier expert
import numpy as np
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    t = X @ V.T + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2))
    g = np.eye(len(V))[t.argmax(1)]
    lines = np.array([np.linalg.lstsq(X * c[:, None], y * c, rcond=None)[0] for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
