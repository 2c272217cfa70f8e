# wrong: only the strictly lower half of a covariance is counted
# fails: two fits of iris | off-diagonal: you left out the diagonal: a covariance has D (D + 1) / 2
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D - 1) / 2, "tied": D * (D - 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + 2 * p
