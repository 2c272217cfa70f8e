def e_step(x, pi, mu, Sigma):
    # components of weight 0 take no part, and their column stays 0
    alive = np.flatnonzero(np.array(pi) > 0)
    gamma = np.zeros((len(x), len(pi)))
    running = np.full(len(x), -np.inf)
    logs = {}
    for k in alive:
        d = (x - mu[k]).T
        logs[k] = np.log(pi[k]) - 0.5 * (
            np.sum(d * np.linalg.solve(Sigma[k], d), axis=0)
            + np.linalg.slogdet(Sigma[k])[1]
            + x.shape[1] * np.log(2 * np.pi)
        )
        running = np.logaddexp(running, logs[k])
    for k in alive:
        gamma[:, k] = np.exp(logs[k] - running)
    return gamma, running.sum()
