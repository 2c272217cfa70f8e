def em_1d(x, pi, mu, sigma2, rounds):
    """By recursion: the value here, and the trace of the rest from the next parameters."""
    joint = pi * np.exp(-((x[:, None] - mu) ** 2) / (2 * sigma2)) / np.sqrt(2 * np.pi * sigma2)
    here = [np.log(joint.sum(axis=1)).sum()]
    if rounds == 0:
        return here
    g = joint / joint.sum(axis=1)[:, None]
    m = np.average(np.repeat(x[:, None], len(pi), 1), axis=0, weights=g)
    v = np.average((x[:, None] - m) ** 2, axis=0, weights=g)
    return here + em_1d(x, g.mean(axis=0), m, v, rounds - 1)
