%matplotlib inline
def states(x, pi, mu, sigma2):
    while True:
        joint = scipy.stats.norm(mu, np.sqrt(sigma2)).pdf(x[:, np.newaxis]) * pi
        density = joint.sum(1)
        yield np.log(density).sum()
        gamma = joint / density[:, None]
        pi = gamma.sum(0) / x.size
        centre = x.mean()
        mu = centre + (gamma * (x - centre)[:, None]).sum(0) / gamma.sum(0)
        sigma2 = (gamma * np.square(np.subtract.outer(x, mu))).sum(0) / gamma.sum(0)


def em_1d(x, pi, mu, sigma2, rounds):
    print("EM on a line,", rounds, "rounds")
    return [value for value, _ in zip(states(x, pi, mu, sigma2), range(rounds + 1))]
