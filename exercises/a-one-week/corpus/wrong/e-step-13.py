# wrong: 0 times log 0 gives NaN where a weight is 0
# fails: a component of weight 0 has the share 0 | ln 0 = −∞ is the right logarithm here, and its share is exp(−∞) = 0
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    gamma = np.exp(a - np.logaddexp.reduce(a, axis=1)[:, None])
    return gamma, np.sum(gamma * a - gamma * np.log(gamma))
