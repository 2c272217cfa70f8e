from scipy.special import softmax


def responsibilities(x, pi, mu, sigma2):
    d = np.subtract.outer(np.asarray(x), np.asarray(mu))
    return softmax(np.log(pi) - np.log(sigma2) / 2 - d * d / sigma2 / 2, axis=1)
