import numpy as np

def soft_assign(x, mu, pi, sigma2):
    import warnings
    warnings.warn("log of zero may follow")
    j = np.log(pi)[None, :] - 0.5 / sigma2 * np.einsum("nkd,nkd->nk", x[:, None] - mu, x[:, None] - mu)
    j = j - j.max(axis=1, keepdims=True)
    labels = np.exp(j)
    return labels / labels.sum(axis=1)[:, None]
