# wrong: only the full family is counted, whatever the family
# fails: tied covariances | family: you counted full covariances whatever the family is; the other
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": K * D * (D + 1) / 2, "diag": K * D * (D + 1) / 2, "spherical": K * D * (D + 1) / 2}[family]
    return -2 * ell + 2 * p
