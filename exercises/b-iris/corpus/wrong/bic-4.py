# wrong: the sign of mclust, higher is better
# fails: two fits of iris | M18: you gave 2 ℓ − p ln N, the sign of mclust; here lower is better
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return 2 * ell - p * np.log(N)
