%matplotlib inline
def bic(ell, K, D, family, N):
    covariance = 0
    for i in range(D):
        for j in range(i + 1):
            if family in ("full", "tied") or (family == "diag" and i == j):
                covariance += 1
    if family == "spherical":
        covariance = 1
    if family != "tied":
        covariance *= K
    p = (K - 1) + K * D + covariance
    print("free parameters:", p)
    return -2 * ell + p * np.log(N)
