# wrong: the shares are squared in the covariances
# fails: the three points with their shares | Sigma is not that of the M step
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = (x[:, None] - mu) * gamma[:, :, None]
    return N_k / len(x), mu, np.einsum("nki,nkj->kij", d, d) / N_k[:, None, None]
