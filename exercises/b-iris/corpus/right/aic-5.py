from fractions import Fraction


def aic(ell, K, D, family):
    half = Fraction(D * D + D, 2)
    p = K * D + K - 1 + dict(full=K * half, tied=half, diag=K * D, spherical=K)[family]
    print("p =", p)
    return float(2 * p) - 2 * ell
