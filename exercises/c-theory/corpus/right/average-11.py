class Gauss:
    def __init__(self, m, v):
        self.m, self.v = m, v

    def __rmul__(self, c):
        return Gauss(c * self.m, c * c * self.v)

    def __add__(self, other):
        return Gauss(self.m + other.m, self.v + other.v)

variance_of_average = (weight_1 * Gauss(mean_1, variance_1) + (1 - weight_1) * Gauss(mean_2, variance_2)).v
