import numpy as np

def coin_round(heads, flips, pi, theta, a, b):
    # data as a table (heads, tails), parameters as their logarithms
    x = np.stack([heads, flips - heads], axis=1)
    eta = np.log(np.stack([theta, 1 - theta]))
    lj = x @ eta + np.log(pi)
    lp = np.logaddexp.reduce(lj, axis=1)
    T = np.exp(lj - lp[:, None]).T @ x + [a, b]
    share = np.exp(lj - lp[:, None]).mean(axis=0)
    return share, T[:, 0] / T.sum(axis=1), lp.sum() + (np.array([a, b]) @ eta).sum()
