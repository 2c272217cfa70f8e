class Moments:
    """Weighted moments of one component, a point at a time (Welford with weights)."""

    def __init__(self, D):
        self.w, self.m, self.S = 0.0, np.zeros(D), np.zeros((D, D))

    def add(self, g, point):
        if g > 0:
            self.w += g
            d = point - self.m
            self.m = self.m + d * (g / self.w)
            self.S = self.S + g * np.outer(d, point - self.m)


def m_step(x, gamma):
    moments = [Moments(x.shape[1]) for _ in gamma.T]
    for point, row in zip(x, gamma):
        for part, g in zip(moments, row):
            part.add(g, point)
    pi = np.array([part.w for part in moments]) / len(x)
    return pi, np.array([part.m for part in moments]), np.array([(p.S + p.S.T) / 2 / p.w for p in moments])
