def responsibilities(x, pi, mu, sigma2):
    print("E step of", len(x), "points and", len(pi), "components")
    x = np.atleast_1d(x).astype(float)
    N, K = x.size, len(pi)
    gamma = np.zeros((K, N))
    for k in range(K):
        gamma[k] = np.log(pi[k]) - 0.5 * np.log(sigma2[k]) - 0.5 * (x - mu[k]) ** 2 / sigma2[k]
    for n in range(N):
        gamma[:, n] -= np.max(gamma[:, n])
        gamma[:, n] = np.exp(gamma[:, n])
        gamma[:, n] /= np.sum(gamma[:, n])
    return gamma.T
