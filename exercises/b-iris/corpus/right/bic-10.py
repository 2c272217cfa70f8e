def bic(ell, K, D, family, N):
    if family == "tied":
        return bic(ell, K, D, "spherical", N) + (D * (D + 1) / 2 - K) * np.log(N)
    if family == "full":
        return bic(ell, K, D, "diag", N) + K * D * (D - 1) / 2 * np.log(N)
    if family == "diag":
        return bic(ell, K, D, "spherical", N) + K * (D - 1) * np.log(N)
    return np.log(N) * (K * (D + 2) - 1) - 2 * ell
