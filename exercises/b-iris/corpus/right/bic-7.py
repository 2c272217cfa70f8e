from fractions import Fraction


def bic(ell, K, D, family, N):
    half = Fraction(D * (D + 1), 2)
    p = K * D + K - 1
    p += dict(full=K * half, tied=half, diag=Fraction(K * D), spherical=Fraction(K))[family]
    return float(-2 * ell + float(p) * np.log(N))
