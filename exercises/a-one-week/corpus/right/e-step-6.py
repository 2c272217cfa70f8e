class Gaussian:
    def __init__(self, mean, cov):
        self.mean = mean
        self.factor = scipy.linalg.cho_factor(cov, lower=True)
        self.const = len(mean) * np.log(2 * np.pi) + 2 * np.log(np.diag(self.factor[0])).sum()

    def logpdf(self, x):
        d = x - self.mean
        return -0.5 * (self.const + (d * scipy.linalg.cho_solve(self.factor, d.T).T).sum(1))


def e_step(x, pi, mu, Sigma):
    labels = [Gaussian(m, S) for m, S in zip(mu, Sigma)]
    a = np.log(pi)[None, :] + np.array([g.logpdf(x) for g in labels]).T
    return scipy.special.softmax(a, axis=1), scipy.special.logsumexp(a, axis=1).sum()
