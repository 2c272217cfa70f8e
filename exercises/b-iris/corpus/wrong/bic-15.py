# wrong: logarithm to the base 10
# fails: two fits of iris | log10: you took the logarithm to the base 10; the natural one is asked
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -2 * ell + p * np.log10(N)
