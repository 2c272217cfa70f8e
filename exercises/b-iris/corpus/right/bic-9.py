import warnings


def free_parameters(K, D, family):
    weights, means = K - 1, K * D
    one = {"full": D + D * (D - 1) // 2, "tied": D + D * (D - 1) // 2, "diag": D, "spherical": 1}
    if family not in one:
        raise ValueError(f"family is {family!r}: choose one of {list(one)}")
    return weights + means + one[family] * (1 if family == "tied" else K)


def bic(ell, K, D, family, N):
    if N < 10:
        warnings.warn("few points")
    moments = free_parameters(K, D, family)
    return sum([-ell, -ell, *(np.log(N) for _ in range(moments))])
