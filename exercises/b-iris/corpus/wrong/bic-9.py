# wrong: a spherical mixture has one variance for all here
# fails: spherical covariances | common: each component has variances of its own: K D of them (diag), or
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": 1}[family]
    return -2 * ell + p * np.log(N)
