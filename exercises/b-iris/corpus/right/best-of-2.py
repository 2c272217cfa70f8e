from scipy.special import logsumexp
from scipy.stats import multivariate_normal


def admissible(fit, ruler):
    return all(min(np.linalg.eigvalsh(S)) >= ruler * ruler / 12 for S in fit[2])


def ell(x, fit):
    return logsumexp(
        [np.log(p) + np.atleast_1d(multivariate_normal.logpdf(x, m, S)) for p, m, S in zip(*fit)], axis=0
    ).sum()


def best_of(x, fits, ruler):
    good = [i for i in range(len(fits)) if admissible(fits[i], ruler)]
    return max(good, key=lambda i: ell(x, fits[i]), default=-1)
