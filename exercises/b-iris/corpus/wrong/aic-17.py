# wrong: only p, the log-likelihood is forgotten
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return 2 * p
