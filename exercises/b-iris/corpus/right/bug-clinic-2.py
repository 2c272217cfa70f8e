from scipy.special import logsumexp


def em_1d(x, pi, mu, sigma2, rounds):
    trace = np.zeros(rounds + 1)
    for t in range(rounds + 1):
        d = x[:, None] - mu
        a = np.log(pi) - 0.5 * np.log(2 * np.pi * sigma2) - d**2 / (2 * sigma2)
        trace[t] = logsumexp(a, axis=1).sum()
        g = np.exp(a - logsumexp(a, axis=1, keepdims=True))
        w = g / g.sum(0)
        mu = w.T @ x
        sigma2 = np.einsum("nk,nk->k", w, (x[:, None] - mu) ** 2)
        pi = g.mean(0)
    return trace
