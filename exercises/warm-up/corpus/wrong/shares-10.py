# wrong: the table is turned, a row for each component
# fails: the shares of the three points are right | turned: your table is turned: a row for each point, a column for each
def responsibilities(x, pi, mu, sigma2):
    a = np.array(
        [np.log(p) - np.log(s) / 2 - (np.array(x) - m) ** 2 / (2 * s) for p, m, s in zip(pi, mu, sigma2)]
    )
    a = np.exp(a - a.max(axis=0))
    return a / a.sum(axis=0)
