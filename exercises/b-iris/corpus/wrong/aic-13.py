# wrong: the log-likelihood has the wrong sign
# fails: two fits of iris | M18: your log-likelihood has the wrong sign: −2 ℓ + 2 p, and ℓ may be
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return 2 * ell + 2 * p
