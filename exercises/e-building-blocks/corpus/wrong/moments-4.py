# wrong: the weights are left out
# fails: two clouds in the plane with unequal weights | M1: you left out the weights: components do not count equally
def mixture_moments(pi, mu, Sigma):
    m = mu.mean(axis=0)
    return m, Sigma.mean(axis=0) + (mu - m).T @ (mu - m) / len(mu)
