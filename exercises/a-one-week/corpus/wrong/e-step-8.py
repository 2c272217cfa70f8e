# wrong: the sum of weighted logs (Q) in place of the log of the sum
# fails: the shares and the log-likelihood of the three points | Q: your ell is Q, the mean of the complete-data log-likelihood; ℓ is
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    gamma = np.exp(a - np.logaddexp.reduce(a, axis=1)[:, None])
    return gamma, np.sum(np.where(gamma > 0, gamma * a, 0))
