def responsibilities(x, pi, mu, sigma2):
    x, pi, mu, sigma2 = (np.asarray(a, dtype=float) for a in (x, pi, mu, sigma2))
    logs = np.log(pi) - 0.5 * np.log(2 * np.pi * sigma2) - (x[:, None] - mu) ** 2 / (2 * sigma2)
    logs -= logs.max(axis=1, keepdims=True)
    w = np.exp(logs)
    return w / w.sum(axis=1, keepdims=True)
