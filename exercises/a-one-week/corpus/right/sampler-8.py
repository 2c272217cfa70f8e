from scipy.linalg import sqrtm


class Mixture:
    def __init__(self, pi, mu, Sigma):
        self.pi, self.mu = pi, mu
        self.root = [np.real(sqrtm(S)) for S in Sigma]

    def __call__(self, n, rng):
        for _ in range(n):
            (k,) = np.nonzero(rng.multinomial(1, self.pi))[0]
            yield self.mu[k] + self.root[k] @ rng.normal(0, 1, len(self.mu[k])), int(k)


def sample_mixture(n, pi, mu, Sigma, rng):
    xs, zs = zip(*Mixture(pi, mu, Sigma)(n, rng))
    return np.vstack(xs), np.array(zs)
