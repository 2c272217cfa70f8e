class Price:
    """Counts free parameters by writing down an array of each kind."""

    def __init__(self, K, D):
        self.K, self.D = K, D

    def full(self):
        return self.K * self.tied()

    def tied(self):
        return int(np.tri(self.D).sum())

    def diag(self):
        return np.ones((self.K, self.D)).size

    def spherical(self):
        return self.K

    def parameters(self, family):
        return self.K + self.K * self.D + getattr(self, family)() - 1


def bic(ell, K, D, family, N):
    return np.float64(Price(K, D).parameters(family)) * np.log(N) + (-2) * ell
