from math import comb, log

bic = lambda ell, K, D, family, N: -2 * ell + log(N) * (
    K * (D + 1) - 1 + {"full": K * comb(D + 1, 2), "tied": comb(D + 1, 2), "diag": D * K, "spherical": K}[family]
)
