# wrong: the factor 1 / sigma of the density is left out
# fails: the shares of the three points are right | spread: the factor 1/σ in front of each density is missing: the
def responsibilities(x, pi, mu, sigma2):
    x, pi, mu, sigma2 = map(np.array, (x, pi, mu, sigma2))
    a = np.log(pi) - (x[:, None] - mu) ** 2 / (2 * sigma2)
    a = np.exp(a - a.max(axis=1, keepdims=True))
    return a / a.sum(axis=1, keepdims=True)
