# wrong: plain products, which round to 0
# fails: sets of a million flips | M9: with many flips the products round to 0, and 0/0 is no share: take
import numpy as np

def coin_round(heads, flips, pi, theta, a, b):
    j = pi * theta ** heads[:, None] * (1 - theta) ** (flips - heads)[:, None]
    g = j / j.sum(1, keepdims=True)
    score = np.log(j.sum(1)).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), score
