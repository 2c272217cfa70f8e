# wrong: divides by N
# fails: four answers | M5: you divided the squares by N; divide by N_k, the sum of the shares
import numpy as np
from scipy.special import softmax
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2)), axis=1)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).mean(0)
