def aic(ell, K, D, family):
    p = -1
    for k in range(K):
        p += 1 + D
        if family == "full":
            p += sum(range(D + 1))
        if family == "diag":
            p += D
        if family == "spherical":
            p += 1
    if family == "tied":
        p += sum(range(D + 1))
    return 2 * (p - ell)
