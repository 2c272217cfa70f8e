# wrong: a diagonal mixture has one set of variances for all here
# fails: diag covariances | common: each component has variances of its own: K D of them (diag), or
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": D, "spherical": K}[family]
    return -2 * ell + 2 * p
