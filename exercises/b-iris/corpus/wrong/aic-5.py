# wrong: half of the price
# fails: two fits of iris | half: you gave half of it, −ℓ + p; this book's AIC is twice that
def aic(ell, K, D, family):
    p = K - 1 + K * D + {"full": K * D * (D + 1) / 2, "tied": D * (D + 1) / 2, "diag": K * D, "spherical": K}[family]
    return -ell + 2 * p / 2
