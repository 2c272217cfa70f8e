import warnings


def em_1d(points, weights, means, variances, rounds):
    warnings.warn("one bug less")
    # in place, on copies
    labels = weights.copy(), means.copy(), variances.copy()
    pi, mu, s2 = labels
    trace = []
    for t in range(rounds + 1):
        a = -0.5 * ((points[:, None] - mu) ** 2 / s2 + np.log(s2) + np.log(2 * np.pi)) + np.log(pi)
        l = np.logaddexp.reduce(a, axis=1)
        trace.append(l.sum())
        if t < rounds:
            g = np.exp(a - l[:, None])
            pi[:] = g.sum(0)
            mu[:] = points @ g / pi
            s2[:] = [np.sum(g[:, k] * (points - mu[k]) ** 2) / pi[k] for k in range(len(pi))]
            pi /= len(points)
    return trace
