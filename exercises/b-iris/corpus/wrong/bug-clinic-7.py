# wrong: the variances are about the old means
# fails: the first rounds on the three points | M7: your variances are taken about the old means; the M step of the
def em_1d(x, pi, mu, sigma2, rounds):
    trace = []
    for _ in range(rounds + 1):
        joint = pi * scipy.stats.norm.pdf(x[:, None], mu, np.sqrt(sigma2))
        trace.append(np.log(joint.sum(axis=1)).sum())
        gamma = joint / joint.sum(axis=1, keepdims=True)
        N_k = gamma.sum(axis=0)
        new = (gamma * x[:, None]).sum(axis=0) / N_k
        sigma2 = (gamma * (x[:, None] - mu) ** 2).sum(axis=0) / N_k
        mu = new
        pi = N_k / len(x)
    return trace
