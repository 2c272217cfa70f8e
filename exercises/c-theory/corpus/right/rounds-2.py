import numpy as np
from scipy.special import softmax
x = np.array([[centre - spacing], [centre], [centre + spacing]], float)

def em_round(pi, mu, var):
    g = softmax(np.log(pi) - np.log(var) / 2 - (x - mu) ** 2 / (2 * var), axis=1)
    N = g.sum(axis=0)
    mu = (g * x).sum(axis=0) / N
    return N / 3, mu, (g * (x - mu) ** 2).sum(axis=0) / N

h = 0.66
for _ in range(300):
    h = 2 / 3 * np.tanh(h / (2 / 3 - h * h))
state = np.array([0.5 + nudge, 0.5 - nudge]), centre + spacing * np.array([-h, h]), np.full(2, 2 / 3 - h * h) * spacing**2
for n_rounds in range(1, 100000):
    state = em_round(*state)
    if min(state[2]) < 1e-14 * spacing**2:
        break
print(n_rounds)
