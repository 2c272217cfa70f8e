%matplotlib inline
from math import exp, log, tanh
h = 0.6
for _ in range(500):
    h = 2 / 3 * tanh(h / (2 / 3 - h * h))
pts = [centre - spacing, centre, centre + spacing]
w1, w2 = 0.5 + nudge, 0.5 - nudge
m1, m2 = centre - spacing * h, centre + spacing * h
v1 = v2 = spacing**2 * (2 / 3 - h * h)
n_rounds = 0
while min(v1, v2) >= 1e-14 * spacing**2:
    r = []
    for p in pts:
        d = log(w2) - log(v2) / 2 - (p - m2) ** 2 / (2 * v2) - log(w1) + log(v1) / 2 + (p - m1) ** 2 / (2 * v1)
        r.append(1 / (1 + exp(d)) if d < 700 else 0.0)
    n1 = sum(r)
    n2 = sum(1 - a for a in r)
    w1, w2 = n1 / 3, n2 / 3
    m1 = sum(a * p for a, p in zip(r, pts)) / n1
    m2 = sum((1 - a) * p for a, p in zip(r, pts)) / n2
    v1 = sum(a * (p - m1) ** 2 for a, p in zip(r, pts)) / n1
    v2 = sum((1 - a) * (p - m2) ** 2 for a, p in zip(r, pts)) / n2
    n_rounds = n_rounds + 1
