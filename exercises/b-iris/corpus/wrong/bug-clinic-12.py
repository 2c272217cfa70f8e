# wrong: the weights stay as they are at the start
# fails: two components with unequal weights | weights: your weights stay as they are at the start; the M step makes
def em_1d(x, pi, mu, sigma2, rounds):
    trace = []
    for _ in range(rounds + 1):
        joint = pi * scipy.stats.norm.pdf(x[:, None], mu, np.sqrt(sigma2))
        trace.append(np.log(joint.sum(axis=1)).sum())
        gamma = joint / joint.sum(axis=1, keepdims=True)
        N_k = gamma.sum(axis=0)
        mu = (gamma * x[:, None]).sum(axis=0) / N_k
        sigma2 = (gamma * (x[:, None] - mu) ** 2).sum(axis=0) / N_k
    return trace
