import numpy as np

def ln_sets(heads, flips, pi, theta):
    return [np.log(p) + heads * np.log(t) + (flips - heads) * np.log(1 - t) for p, t in zip(pi, theta)]

def coin_round(heads, flips, pi, theta, a, b):
    columns = ln_sets(heads, flips, pi, theta)
    total = columns[0]
    for c in columns[1:]:
        total = np.logaddexp(total, c)
    new_pi, new_theta = [], []
    for c in columns:
        g = np.exp(c - total)
        new_pi.append(np.mean(g))
        new_theta.append((np.sum(g * heads) + a) / (np.sum(g * flips) + a + b))
    score = np.sum(total)
    for t in theta:
        score += a * np.log(t) + b * np.log(1 - t)
    return np.array(new_pi), np.array(new_theta), score
