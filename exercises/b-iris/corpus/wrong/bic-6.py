# wrong: the tied family has K covariances here
# fails: tied covariances | tied: you counted a tied covariance K times; all components share one
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": K * D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p * np.log(N)
