import numpy as np

# the mirror image of the nudged start: the other component shrinks, after the same number of rounds
x = np.array([-1.0, 0.0, 1.0])
h = 0.6
for _ in range(1000):
    h = 2 / 3 * np.tanh(h / (2 / 3 - h * h))
pi = np.array([0.5 - nudge, 0.5 + nudge])
mu, var = np.array([-h, h]), np.repeat(2 / 3 - h * h, 2)
n_rounds = np.int64(0)
while np.all(var >= 1e-14):
    j = np.log(pi)[:, None] - 0.5 * np.log(var)[:, None] - (x - mu[:, None]) ** 2 / (2 * var[:, None])
    g = np.exp(j - np.logaddexp.reduce(j, axis=0))
    pi = g.mean(axis=1)
    mu = np.average(np.tile(x, (2, 1)), axis=1, weights=g)
    var = np.average((x - mu[:, None]) ** 2, axis=1, weights=g)
    n_rounds += 1
