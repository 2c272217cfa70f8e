from scipy.stats import multivariate_normal


class Line:
    def __init__(self, x, pi, mu, sigma2):
        self.x, self.theta = x, (pi, mu, sigma2)

    def joint(self):
        return np.array(
            [p * np.atleast_1d(multivariate_normal(m, v).pdf(self.x)) for p, m, v in zip(*self.theta)]
        )

    def step(self):
        j = self.joint()
        g = j / j.sum(0)
        n = g.sum(1)
        m = g @ self.x / n
        self.theta = n / len(self.x), m, (g * (self.x - m[:, None]) ** 2).sum(1) / n
        return float(np.log(j.sum(0)).sum())


def em_1d(x, pi, mu, sigma2, rounds):
    line = Line(x, pi, mu, sigma2)
    return [line.step() for _ in range(rounds + 1)]
