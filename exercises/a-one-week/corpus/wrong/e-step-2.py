# wrong: densities underflow far away
from scipy.stats import multivariate_normal


def e_step(x, pi, mu, Sigma):
    joint = np.column_stack([p * np.atleast_1d(multivariate_normal(m, S).pdf(x)) for p, m, S in zip(pi, mu, Sigma)])
    total = joint.sum(axis=1, keepdims=True)
    return joint / total, np.log(total).sum()
