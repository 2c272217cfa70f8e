def best_of(x, fits, ruler):
    # everything in steps of the ruler: then the limit is 1 / 12 for all units
    y = x / ruler
    values = np.full(len(fits), -np.inf)
    for i, fit in enumerate(fits):
        pi, mu, Sigma = fit[0], fit[1] / ruler, fit[2] / ruler**2
        w, V = np.linalg.eigh(Sigma)
        if w.min() >= 1 / 12:
            t = np.stack([((y - m) @ v / np.sqrt(s)) for m, v, s in zip(mu, V, w)])
            a = np.log(pi)[:, None] - 0.5 * ((t**2).sum(-1) + np.log(2 * np.pi * w).sum(-1)[:, None])
            values[i] = scipy.special.logsumexp(a, axis=0).sum()
    return -1 if np.all(values == -np.inf) else np.argmax(values)
