# wrong: counts N D numbers as the points
# fails: two fits of iris | entries: you counted N D numbers; N is the number of points
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p * np.log(N * D)
