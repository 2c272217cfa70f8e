def weighted(g, y):
    return (g[:, None] * y).sum(0) / g.sum()


def m_step(x, gamma):
    K, D = gamma.shape[1], x.shape[1]
    mu = np.vstack([weighted(gamma[:, k], x) for k in range(K)])
    Sigma = np.empty((K, D, D))
    for start in range(K):
        S = np.zeros((D, D))
        for part, g in zip(np.array_split(x, 10), np.array_split(gamma[:, start], 10)):
            d = part - mu[start]
            S += d.T @ np.diag(g) @ d if len(part) < 500 else (d.T * g) @ d
        Sigma[start] = S / gamma[:, start].sum()
    return gamma.sum(0) / len(gamma), mu, Sigma
