def m_step(x, gamma):
    N, D = x.shape
    K = gamma.shape[1]
    pi, mu, Sigma = np.zeros(K), np.zeros((K, D)), np.zeros((K, D, D))
    for k in range(K):
        N_k = np.sum(gamma[:, k])
        pi[k] = N_k / N
        mu[k] = np.sum(gamma[:, [k]] * x, axis=0) / N_k
        for i in range(D):
            for j in range(D):
                Sigma[k, i, j] = np.sum(gamma[:, k] * (x[:, i] - mu[k, i]) * (x[:, j] - mu[k, j])) / N_k
    return pi, mu, Sigma
