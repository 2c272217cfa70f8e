import numpy as np

def coin_round(heads, flips, pi, theta, a, b):
    # imaginary flips as one more set for each coin, whose coin is known
    lj = np.log(pi) + heads[:, None] * np.log(theta) + (flips - heads)[:, None] * np.log1p(-theta)
    top = lj.max(1)
    p = np.exp(lj - top[:, None]).sum(1)
    g = np.exp(lj - top[:, None]) / p[:, None]
    all_g = np.vstack([g, np.eye(len(pi))])
    all_heads = np.append(heads, np.full(len(pi), float(a)))
    all_flips = np.append(flips, np.full(len(pi), float(a + b)))
    own = a * np.log(theta) + b * np.log1p(-theta)
    return g.mean(0), all_heads @ all_g / (all_flips @ all_g), top.sum() + np.log(p).sum() + own.sum()
