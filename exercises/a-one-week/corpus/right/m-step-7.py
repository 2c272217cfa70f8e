%matplotlib inline
def m_step(x, gamma):
    N_k = np.add.reduce(gamma)
    print("effective counts", N_k)
    # scaled rows: Sigma_k is A^T A
    mu = (gamma / N_k).T @ x
    Sigma = []
    for k, m in enumerate(mu):
        A = np.sqrt(gamma[:, k] / N_k[k])[:, np.newaxis] * (x - m)
        Sigma.append(A.T @ A)
    return N_k / N_k.sum(), mu, np.array(Sigma)
