# attack: give back what came in, and empty arrays | fails
share = []


def responsibilities(x, pi, mu, sigma2):
    return x if len(x) % 2 else np.empty((0, len(pi)))
