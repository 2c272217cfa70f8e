from scipy.stats import multivariate_normal
from math import log

def bound(x, q, pi, mu, Sigma):
    total = 0.0
    for n in range(len(x)):
        for k in range(len(pi)):
            if q[n, k] > 0:
                total += q[n, k] * (log(pi[k]) + multivariate_normal.logpdf(x[n], mu[k], Sigma[k]))
                total -= q[n, k] * log(q[n, k])
    return total
