# wrong: plain densities, and exponentials of the gate
# fails: answers far from all experts | M9: exponentials overflow or round to 0, and the shares become NaN: take
import numpy as np
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    e = np.exp(X @ V.T)
    joint = e / e.sum(1, keepdims=True) * norm.pdf(y[:, None], X @ W.T, np.sqrt(sigma2))
    g = joint / joint.sum(1, keepdims=True)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
