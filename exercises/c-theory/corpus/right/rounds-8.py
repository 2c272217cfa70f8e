import numpy as np

# recursion would be too deep for small nudges, so a generator
def run(pi, mu, var, x):
    while True:
        yield var.min()
        j = np.log(pi) - np.log(var) / 2 - (x - mu) ** 2 / (2 * var)
        g = np.exp(j - j.max(1, keepdims=True))
        g = g / g.sum(1, keepdims=True)
        pi, mu = g.mean(0), (g * x).sum(0) / g.sum(0)
        var = (g * (x - mu) ** 2).sum(0) / g.sum(0)

h = 0.5
for i in range(400):
    h = np.tanh(h / (2 / 3 - h * h)) * 2 / 3
start = np.array([0.5 + nudge, 0.5 - nudge]), np.array([-h, h]), np.array([2 / 3 - h * h] * 2)
n_rounds = next(t for t, v in enumerate(run(*start, np.array([[-1.0], [0], [1]]))) if v < 1e-14)
