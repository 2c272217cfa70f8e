import numpy as np

def expert_round(X, y, V, W, sigma2):
    # odds against each expert
    f = X @ V.T - 0.5 * np.log(sigma2) - 0.5 * (y[:, None] - X @ W.T) ** 2 / sigma2
    K = f.shape[1]
    gamma = np.column_stack([1 / np.exp(np.clip(f - f[:, [k]], -745, 700)).sum(axis=1) for k in range(K)])
    lines = [np.linalg.pinv(X.T @ np.diag(g) @ X) @ X.T @ np.diag(g) @ y for g in gamma.T]
    spread = [np.average((y - X @ w) ** 2, weights=g) for w, g in zip(lines, gamma.T)]
    return gamma, lines, spread
