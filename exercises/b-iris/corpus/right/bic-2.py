import math

labels = {"full": lambda K, D: K * D * (D + 1) / 2, "tied": lambda K, D: D * (D + 1) / 2, "diag": lambda K, D: K * D, "spherical": lambda K, D: K}


def bic(ell, K, D, family, N):
    return (K - 1 + K * D + labels[family](K, D)) * math.log(N) - 2 * ell
