def best_of(x, fits, ruler):
    def rank(pair):
        return pair[0]

    def pairs():
        for j, (weights, means, covs) in enumerate(fits):
            # S - r^2/12 I is positive definite if and only if no eigenvalue is below r^2/12
            try:
                for S in covs:
                    np.linalg.cholesky(S - ruler**2 / 12 * np.eye(len(S)))
            except np.linalg.LinAlgError:
                continue
            total = np.full(len(x), -np.inf)
            for w, m, S in zip(weights, means, covs):
                d = (x - m).T
                q = (d * np.linalg.solve(S, d)).sum(axis=0)
                total = np.logaddexp(total, np.log(w) - 0.5 * (q + np.linalg.slogdet(2 * np.pi * S)[1]))
            yield total.sum(), j

    return sorted([(-np.inf, -1), *pairs()], key=rank)[-1][1]
