# wrong: the gate in place of the shares
# fails: four answers | prior: that is the gate, the prior: the share has seen y as well
import numpy as np
from scipy.special import softmax

def expert_round(X, y, V, W, sigma2):
    g = softmax(X @ V.T, axis=1)
    lines = np.array([np.linalg.solve((X.T * c) @ X, (X.T * c) @ y) for c in g.T])
    return g, lines, (g * (y[:, None] - X @ lines.T) ** 2).sum(0) / g.sum(0)
