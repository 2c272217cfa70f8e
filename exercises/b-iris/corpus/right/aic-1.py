def aic(ell, K, D, family):
    p = K - 1 + K * D
    if family == "full":
        p += K * D * (D + 1) // 2
    elif family == "tied":
        p += D * (D + 1) // 2
    elif family == "diag":
        p += K * D
    elif family == "spherical":
        p += K
    return -2 * ell + 2 * p
