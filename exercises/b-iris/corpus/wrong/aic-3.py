# wrong: counts D^2 entries of a symmetric covariance
# fails: two fits of iris | square: you counted D² entries of a covariance; it is symmetric, so only
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D**2, "tied": D**2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + 2 * p
