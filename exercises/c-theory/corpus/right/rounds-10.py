import numpy as np

CASES = np.array([-1.0, 0.0, 1.0])
h = 0.6
for _ in range(500):
    h = 2 / 3 * np.tanh(h / (2 / 3 - h * h))
pi1, m, v = 0.5 + nudge, [-h, h], [2 / 3 - h * h] * 2
n_rounds = 0
while True:
    lo = np.log(pi1 / (1 - pi1)) + 0.5 * np.log(v[1] / v[0]) - (CASES - m[0]) ** 2 / (2 * v[0]) + (CASES - m[1]) ** 2 / (2 * v[1])
    a = 0.5 * (1 + np.tanh(lo / 2))
    b = 0.5 * (1 - np.tanh(lo / 2))
    pi1 = a.sum() / 3
    m = [a @ CASES / a.sum(), b @ CASES / b.sum()]
    v = [a @ (CASES - m[0]) ** 2 / a.sum(), b @ (CASES - m[1]) ** 2 / b.sum()]
    n_rounds += 1
    if min(v) < 1e-14:
        break
print("rounds", n_rounds)
