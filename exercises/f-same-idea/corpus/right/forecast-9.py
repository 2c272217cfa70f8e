import numpy as np

class Run:
    def __init__(self, thetas):
        self.last = thetas[-1]
        self.d, self.e = thetas[-2] - thetas[-3], thetas[-1] - thetas[-2]

    def factor(self):
        bottom = (self.d**2).sum()
        return 0.0 if bottom == 0 else (self.d * self.e).sum() / bottom

    def limit(self):
        f = self.factor()
        return self.last + self.e * (1 / (1 - f) - 1)

def forecast(thetas, eps):
    run = Run(thetas)
    f = run.factor()
    if f >= 1:
        return f, thetas[-1], float("inf")
    away = np.hypot.reduce(run.limit() - run.last)
    n = 0
    while away > eps:
        n += 1
        away = away * f
    return f, run.limit(), n
