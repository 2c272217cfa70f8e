import numpy as np

%matplotlib inline
def mixture_moments(pi, mu, Sigma):
    # half the mean outer product of the difference of two draws
    m = np.dot(mu.T, pi)
    D = mu.shape[1]
    C = np.zeros((D, D))
    for k in range(len(pi)):
        for l in range(len(pi)):
            d = mu[k] - mu[l]
            C += 0.5 * pi[k] * pi[l] * (Sigma[k] + Sigma[l] + np.outer(d, d))
    return m, C
