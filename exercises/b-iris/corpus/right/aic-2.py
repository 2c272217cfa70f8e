aic = lambda ell, K, D, family: 2 * (
    K * D + K - 1 + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family] - ell
)
