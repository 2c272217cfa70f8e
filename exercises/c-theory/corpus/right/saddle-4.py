import numpy as np

x = np.array([-1.0, 0, 1])
h, v = 0.6, 0.3
for _ in range(200):
    t = np.tanh(h * x / v)
    h = (t * x).mean()
    v = (x**2).mean() - h**2
at_rest = np.array([centre, centre, 0]) + np.array([-h * spacing, h * spacing, v * spacing**2])
