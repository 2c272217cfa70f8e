def sample_mixture(n, pi, mu, Sigma, rng):
    n = int(n)
    moments = []
    z = rng.choice(len(pi), size=n, p=pi).astype(np.int32)
    e = rng.standard_normal((mu.shape[1], n))
    x = np.zeros_like(e)
    for k in range(len(pi)):
        L = np.linalg.cholesky(Sigma[k])
        moments.append(L)
        x[:, z == k] = mu[k][:, None] + L @ e[:, z == k]
    return (x.T.astype("float32"), z)
