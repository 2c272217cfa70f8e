# wrong: a far point is shared out equally
# fails: points far from every mean | far away every density is 0 in floating point: stay in logarithms
from scipy.stats import norm


def responsibilities(x, pi, mu, sigma2):
    joint = pi * norm.pdf(np.array(x)[:, None], mu, np.sqrt(sigma2))
    total = joint.sum(axis=1, keepdims=True)
    return np.where(total > 0, joint / np.where(total > 0, total, 1), 1 / len(pi))
