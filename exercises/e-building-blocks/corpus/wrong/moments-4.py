# wrong: the weights are left out
def mixture_moments(pi, mu, Sigma):
    m = mu.mean(axis=0)
    return m, Sigma.mean(axis=0) + (mu - m).T @ (mu - m) / len(mu)
