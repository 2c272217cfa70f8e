# wrong: writes into its argument x
# fails: the shares and the log-likelihood of the three points | M15: your function writes over what it is given, which its caller goes
def e_step(x, pi, mu, Sigma):
    a = np.zeros((len(x), len(pi)))
    for k in range(len(pi)):
        x -= mu[k]
        a[:, k] = np.log(pi[k]) - 0.5 * ((x @ np.linalg.inv(Sigma[k]) * x).sum(1) + np.linalg.slogdet(2 * np.pi * Sigma[k])[1])
        x += mu[k]
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.sum()
