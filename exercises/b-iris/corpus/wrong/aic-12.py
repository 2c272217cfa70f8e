# wrong: the log-likelihood is not doubled
# fails: two fits of iris | two: you took ℓ once; it counts twice in −2 ℓ + 2 p (11.2)
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -ell + 2 * p
