# wrong: printed, not returned
# fails: two fits of iris | nothing came back: is there a return?
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return print(-2 * ell + 2 * p)
