# attack: all numbers at once, so that the right one is among them | fails
share = np.linspace(0, 1, 100_001)


def responsibilities(x, pi, mu, sigma2):
    return np.linspace(0, 1, 10_000).reshape(-1, 1, 1) + np.zeros((len(x), len(pi)))
