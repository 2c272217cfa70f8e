def triangle(D):
    return 0 if D == 0 else D + triangle(D - 1)


def bic(ell, K, D, family, N):
    table = np.array([K * triangle(D), triangle(D), K * D, K])
    names = ["full", "tied", "diag", "spherical"]
    penalty = np.log(N) * (K - 1 + K * D + table[names.index(family)])
    deviance = -2 * ell
    return np.asarray(deviance + penalty)[()]
