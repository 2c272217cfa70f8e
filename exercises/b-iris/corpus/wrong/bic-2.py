# wrong: counts K weights, of which only K - 1 are free
# fails: two fits of iris | M18: you counted K weights; they add up to 1, so only K − 1 are free
def bic(ell, K, D, family, N):
    p = K + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p * np.log(N)
