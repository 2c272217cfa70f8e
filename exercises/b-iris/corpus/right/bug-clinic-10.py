from functools import reduce


def em_1d(x, pi, mu, sigma2, rounds):
    X = x.reshape(-1, 1)

    def density(theta):
        p, m, v = theta
        return p * np.sqrt(1 / (2 * np.pi * v)) * np.exp(-0.5 * (X - m) ** 2 / v)

    def advance(history, _):
        j = density(history[-1])
        g = j / j.sum(1, keepdims=True)
        n = g.sum(0)
        m = (X * g).sum(0) / n
        return [*history, (n / len(X), m, (g * (X - m) ** 2).sum(0) / n)]

    history = reduce(advance, range(rounds), [(pi, mu, sigma2)])
    return [np.log(density(theta).sum(1)).sum() for theta in history]
