import numpy as np
from scipy.special import expit, softmax

def expert_round(X, y, V, W, sigma2):
    logits = X @ V.T
    means = X @ W.T
    logits = logits - (y.reshape(-1, 1) - means) ** 2 / sigma2 / 2 - np.log(sigma2) / 2
    gamma = np.stack([expit(logits[:, 0] - logits[:, 1]), expit(logits[:, 1] - logits[:, 0])], axis=1) if len(V) == 2 else softmax(logits, axis=1)
    beta = []
    for k in range(len(V)):
        D = np.diag(gamma[:, k])
        beta.append(np.linalg.inv(X.T @ D @ X) @ (X.T @ D @ y))
    beta = np.array(beta)
    sq = (y.reshape(-1, 1) - X @ beta.T) ** 2
    return gamma, beta, (gamma * sq).sum(0) / gamma.sum(0)
