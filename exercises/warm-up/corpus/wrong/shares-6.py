# wrong: each point is given wholly to one component
# fails: the shares of the three points are right | M10: you gave each point to one component
def responsibilities(x, pi, mu, sigma2):
    x, pi, mu, sigma2 = map(np.array, (x, pi, mu, sigma2))
    a = np.log(pi) - np.log(sigma2) / 2 - (x[:, None] - mu) ** 2 / (2 * sigma2)
    return np.eye(len(pi))[a.argmax(axis=1)]
