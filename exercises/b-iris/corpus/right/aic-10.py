from functools import partial


def price(ell, K, D, family, each):
    shared = {"full": False, "tied": True, "diag": False, "spherical": False}[family]
    size = {"full": D * (D + 1) // 2, "tied": D * (D + 1) // 2, "diag": D, "spherical": 1}[family]
    return -2 * ell + each * (K - 1 + K * D + (size if shared else K * size))


aic = partial(price, each=2)
