def aic(ell, K, D, family):
    if family.startswith("s"):
        c = K
    elif family.startswith("d"):
        c = K * D
    else:
        c = (D**2 + D) / 2 * (K if family[0] == "f" else 1)
    return sum((-2 * ell, 2 * (K - 1), 2 * K * D, 2 * c))
