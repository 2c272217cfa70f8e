# wrong: p is charged once
# fails: two fits of iris | once: you charged p once; the price of AIC is 2 p
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p
