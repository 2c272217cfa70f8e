# wrong: a weighted sum of Gaussian draws, not a draw from the mixture
# fails: the points of each label come from its component | sum: you added up π_k x_k over the components: that is a sum of
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    x = sum(p * rng.multivariate_normal(m, S, size=n) for p, m, S in zip(pi, mu, Sigma))
    return x, z
