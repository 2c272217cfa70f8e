# wrong: a spherical component has D variances here
# fails: spherical covariances | sphere: a spherical component has one variance, the same in all
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K * D}[family]
    return -2 * ell + p * np.log(N)
