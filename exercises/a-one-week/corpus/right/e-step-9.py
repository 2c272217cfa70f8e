import math


def e_step(x, pi, mu, Sigma):
    X, M = np.array(x), np.array(mu)
    X -= M.mean(axis=0)
    M -= M.mean(axis=0)
    a = np.empty((X.shape[0], M.shape[0]))
    for k, (p, S) in enumerate(zip(pi, Sigma)):
        A = np.linalg.inv(S)
        delta = X - M[k]
        a[:, k] = -0.5 * ((delta @ A) * delta).sum(axis=-1) - 0.5 * math.log(np.linalg.det(S))
        a[:, k] += np.log(p) - 0.5 * X.shape[1] * math.log(2 * math.pi)
    ell = scipy.special.logsumexp(a, axis=1)
    return [np.exp(a - ell.reshape(-1, 1)), math.fsum(ell)]
