# wrong: densities underflow far away
# fails: a point a thousand units away | M9: your densities are 0 far away, so you divided 0 by 0: stay in
from scipy.stats import multivariate_normal


def e_step(x, pi, mu, Sigma):
    joint = np.column_stack([p * np.atleast_1d(multivariate_normal(m, S).pdf(x)) for p, m, S in zip(pi, mu, Sigma)])
    total = joint.sum(axis=1, keepdims=True)
    return joint / total, np.log(total).sum()
