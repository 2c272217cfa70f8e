# wrong: the log-likelihood is divided by N
# fails: two fits of iris | M19: you divided the log-likelihood by N; the total belongs into BIC
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell / N + p * np.log(N)
