%matplotlib inline
lse = lambda v: v.max() + np.log(np.sum(np.exp(v - v.max())))
moments = "a name of my own"


def one_row(t, pi, mu, sigma2):
    v = np.array([np.log(p) - np.log(s) / 2 - (t - m) ** 2 / 2 / s for p, m, s in zip(pi, mu, sigma2)])
    return list(np.exp(v - lse(v)))


responsibilities = lambda x, pi, mu, sigma2: [one_row(t, pi, mu, sigma2) for t in x]
