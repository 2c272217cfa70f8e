# wrong: only for two components
# fails: one component alone, and several | Python stopped with IndexError
def responsibilities(x, pi, mu, sigma2):
    x = np.array(x)
    d = [np.log(pi[k]) - np.log(sigma2[k]) / 2 - (x - mu[k]) ** 2 / (2 * sigma2[k]) for k in (0, 1)]
    first = np.exp(d[0] - np.logaddexp(d[0], d[1]))
    return np.column_stack([first, 1 - first])
