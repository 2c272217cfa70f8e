# wrong: writes into gamma
# fails: labels in place of shares: every group's own mean and covariance | M15: your function writes over what it is given, which its caller goes
def m_step(x, gamma):
    pi = gamma.mean(0)
    gamma /= gamma.sum(0)
    mu = gamma.T @ x
    d = x[:, None] - mu
    return pi, mu, np.einsum("nk,nki,nkj->kij", gamma, d, d)
