# wrong: the small-sample look of BIC, with p ln p
# fails: two fits of iris | AIC = −2 ℓ + 2 p, with the total ℓ; lower is better (11.2)
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p * np.log(p)
