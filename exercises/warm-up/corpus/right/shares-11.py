def responsibilities(x, pi, mu, sigma2):
    precision = 1 / np.asarray(sigma2)
    mu = np.asarray(mu)
    x = np.asarray(x)

    def walk(k, logs):
        if k == len(mu):
            return logs
        new = np.log(pi[k]) + 0.5 * np.log(precision[k]) - 0.5 * precision[k] * (x - mu[k]) ** 2
        return walk(k + 1, [*logs, new])

    table = np.array(walk(0, []))
    table = np.einsum("kn->nk", table)
    shifted = np.exp(table - table.max(axis=1)[:, None])
    return np.einsum("nk,n->nk", shifted, 1 / shifted.sum(axis=1))
