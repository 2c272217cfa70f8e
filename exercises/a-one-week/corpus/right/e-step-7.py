%matplotlib inline
def e_step(x, pi, mu, Sigma):
    print("N, K =", len(x), len(pi))
    moments = np.log(np.maximum(pi, 0))
    N, D = x.shape
    K = len(pi)
    a = np.zeros((N, K))
    for k in range(K):
        w, V = np.linalg.eigh(Sigma[k])
        t = (x - mu[k]) @ V / np.sqrt(w)
        a[:, k] = moments[k] - 0.5 * np.sum(t**2, axis=1) - 0.5 * np.log(w).sum() - 0.5 * D * np.log(2 * np.pi)
    m = np.max(a, axis=1)
    a -= m[:, None]
    ell = 0
    gamma = np.exp(a)
    for n in range(N):
        s = gamma[n].sum()
        ell = ell + m[n] + np.log(s)
        gamma[n] = gamma[n] / s
    return gamma, ell
