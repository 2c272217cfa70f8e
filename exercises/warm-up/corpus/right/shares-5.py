# each share is 1 / (sum of the ratios to it), so no density is ever computed
def responsibilities(x, pi, mu, sigma2):
    N, K = len(x), len(mu)
    labels = np.empty((N, K))
    with np.errstate(over="ignore"):
        for k in range(K):
            total = np.zeros(N)
            for j in range(K):
                a = (np.array(x) - mu[k]) ** 2 / (2 * sigma2[k])
                b = (np.array(x) - mu[j]) ** 2 / (2 * sigma2[j])
                total += pi[j] / pi[k] * np.sqrt(sigma2[k] / sigma2[j]) * np.exp(a - b)
            labels[:, k] = 1 / total
    return labels
