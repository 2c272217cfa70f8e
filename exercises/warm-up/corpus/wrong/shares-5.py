# wrong: 0 / 0 for points far from every mean
# fails: points far from every mean | M9: your densities are 0 far away: stay in logarithms
def responsibilities(x, pi, mu, sigma2):
    x, pi, mu, sigma2 = map(np.array, (x, pi, mu, sigma2))
    joint = pi * np.exp(-((x[:, None] - mu) ** 2) / (2 * sigma2)) / np.sqrt(2 * np.pi * sigma2)
    return joint / joint.sum(axis=1, keepdims=True)
