# wrong: the means are not counted
# fails: two fits of iris | no-means: you left out the means: K D of them are free
def bic(ell, K, D, family, N):
    p = K - 1 + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p * np.log(N)
