# wrong: the root is taken twice
# fails: the first rounds on the three points | M4: you took the root twice: sigma2 is the variance, and its root is the
def em_1d(x, pi, mu, sigma2, rounds):
    trace = []
    for _ in range(rounds + 1):
        joint = pi * scipy.stats.norm.pdf(x[:, None], mu, np.sqrt(np.sqrt(sigma2)))
        trace.append(np.log(joint.sum(axis=1)).sum())
        gamma = joint / joint.sum(axis=1, keepdims=True)
        N_k = gamma.sum(axis=0)
        mu = (gamma * x[:, None]).sum(axis=0) / N_k
        sigma2 = (gamma * (x[:, None] - mu) ** 2).sum(axis=0) / N_k
        pi = N_k / len(x)
    return trace
