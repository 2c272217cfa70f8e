# wrong: the root is taken in the M step, but the start is still used as a standard deviation
# fails: no round at all | M4: the variance is still used as a standard deviation somewhere in the
def em_1d(x, pi, mu, sigma2, rounds):
    trace = []
    for _ in range(rounds + 1):
        joint = pi * scipy.stats.norm.pdf(x[:, None], mu, sigma2)
        trace.append(np.log(joint.sum(axis=1)).sum())
        gamma = joint / joint.sum(axis=1, keepdims=True)
        N_k = gamma.sum(axis=0)
        mu = (gamma * x[:, None]).sum(axis=0) / N_k
        sigma2 = np.sqrt((gamma * (x[:, None] - mu) ** 2).sum(axis=0) / N_k)
        pi = N_k / len(x)
    return trace
