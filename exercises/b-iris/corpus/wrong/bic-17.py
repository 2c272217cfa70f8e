# wrong: the price of AIC, 2 p
# fails: two fits of iris | AIC: that is the price of AIC, 2 p; BIC charges p ln N (11.2)
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + 2 * p
