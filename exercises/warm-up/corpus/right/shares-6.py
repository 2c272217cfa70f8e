class Component:
    def __init__(self, weight, mean, variance):
        self.weight, self.mean, self.variance = weight, mean, variance

    def log_joint(self, t):
        return (
            np.log(self.weight)
            - 0.5 * np.log(2 * np.pi * self.variance)
            - 0.5 * (t - self.mean) ** 2 / self.variance
        )


def responsibilities(x, pi, mu, sigma2):
    parts = [Component(*p) for p in zip(pi, mu, sigma2)]
    table = np.stack([p.log_joint(np.asarray(x, float)) for p in parts], axis=-1)
    return np.exp(table - np.logaddexp.reduce(table, axis=-1)[:, None])
