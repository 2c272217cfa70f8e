def lse(v):
    return v[0] if len(v) == 1 else np.logaddexp(v[0], lse(v[1:]))


def e_step(x, pi, mu, Sigma):
    rows = (
        [
            np.log(pi[k]) + scipy.stats.multivariate_normal(mu[k], Sigma[k]).logpdf(x[n])
            for k in range(len(pi))
        ]
        for n in range(len(x))
    )
    gamma, ells = [], []
    for row in rows:
        ells.append(lse(row))
        gamma.append(np.exp(np.array(row) - ells[-1]))
    return np.array(gamma), sum(ells)
