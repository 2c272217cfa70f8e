# wrong: only p, the log-likelihood is forgotten
# fails: two fits of iris | no-fit: the log-likelihood is missing: AIC is −2 ℓ + 2 p (11.2)
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return 2 * p
