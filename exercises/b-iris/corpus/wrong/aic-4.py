# wrong: the sign of mclust, higher is better
# fails: two fits of iris | M18: you gave 2 ℓ − 2 p; here lower is better
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return 2 * ell - 2 * p
