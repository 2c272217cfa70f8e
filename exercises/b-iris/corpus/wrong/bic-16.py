# wrong: logarithm to the base 2
# fails: two fits of iris | log2: you took the logarithm to the base 2; the natural one is asked for
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p * np.log2(N)
