from scipy.special import logsumexp
from scipy.stats import multivariate_normal


def e_step(x, pi, mu, Sigma):
    K = len(pi)
    a = np.column_stack(
        [np.log(pi[k]) + np.atleast_1d(multivariate_normal.logpdf(x, mu[k], Sigma[k])) for k in range(K)]
    )
    total = logsumexp(a, axis=1, keepdims=True)
    return np.exp(a - total), float(total.sum())
