# wrong: half of the price
# fails: two fits of iris | half: you gave half of it, −ℓ + ½ p ln N; this book's BIC is twice that
def bic(ell, K, D, family, N):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -ell + p * np.log(N) / 2
