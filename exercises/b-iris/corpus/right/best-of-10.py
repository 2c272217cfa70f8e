def best_of(x, fits, ruler):
    def key(i):
        pi, mu, Sigma = fits[i]
        # the largest eigenvalue of the inverse is one over the smallest variance
        if max(np.linalg.norm(S, 2) * np.linalg.cond(S) / np.linalg.norm(S, 2) ** 2 for S in Sigma) > 12 / ruler**2:
            return (0, 0)
        P = [np.linalg.inv(S) for S in Sigma]
        a = [
            np.log(p) + 0.5 * np.linalg.slogdet(Q / (2 * np.pi))[1] - 0.5 * ((x - m) @ Q * (x - m)).sum(1)
            for p, m, Q in zip(pi, mu, P)
        ]
        return (1, np.sum(scipy.special.logsumexp(np.array(a), axis=0)))

    order = sorted(range(len(fits)), key=key, reverse=True)
    return order[0] if key(order[0])[0] else -1
