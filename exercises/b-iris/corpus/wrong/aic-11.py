# wrong: only the full family is counted, whatever the family
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": K * D * (D + 1) / 2, "diag": K * D * (D + 1) / 2, "spherical": K * D * (D + 1) / 2}[family]
    return -2 * ell + 2 * p
