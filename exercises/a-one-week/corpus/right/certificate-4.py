class Model:
    def __init__(self, x, theta):
        pi, mu, Sigma = theta
        columns = []
        for k in range(len(pi)):
            w, V = np.linalg.eigh(Sigma[k])
            u = (x - mu[k]) @ V
            columns.append(np.log(pi[k]) - 0.5 * (u * u / w + np.log(2 * np.pi * w)).sum(axis=1))
        self.logs = np.column_stack(columns)
        self.each = np.logaddexp.reduce(self.logs, axis=1)
        self.log_gamma = self.logs - self.each[:, None]
        self.gamma = np.exp(self.log_gamma)
        self.ell = self.each.sum()

    def Q(self, other):
        return np.sum(other.gamma * self.logs)


def certificate(x, old, new):
    old, new = Model(x, old), Model(x, new)
    return new.ell - old.ell, new.Q(old) - old.Q(old), np.sum(old.gamma * (old.log_gamma - new.log_gamma))
