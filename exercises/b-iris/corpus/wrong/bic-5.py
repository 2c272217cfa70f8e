# wrong: half of the price
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -ell + p * np.log(N) / 2
