# wrong: only the last value, not the trace
# fails: the first rounds on the three points | return 4 things, in this order; found 1
def em_1d(x, pi, mu, sigma2, rounds):
    trace = []
    for _ in range(rounds + 1):
        joint = pi * scipy.stats.norm.pdf(x[:, None], mu, np.sqrt(sigma2))
        trace.append(np.log(joint.sum(axis=1)).sum())
        gamma = joint / joint.sum(axis=1, keepdims=True)
        N_k = gamma.sum(axis=0)
        mu = (gamma * x[:, None]).sum(axis=0) / N_k
        sigma2 = (gamma * (x[:, None] - mu) ** 2).sum(axis=0) / N_k
        pi = N_k / len(x)
    return trace[-1]
