from fractions import Fraction
from itertools import combinations


def adjusted_rand(a, b):
    S = Sa = Sb = pairs = 0
    for (u, v), (r, s) in combinations(zip(a, b), 2):
        together, also = u == r, v == s
        Sa += bool(together)
        Sb += bool(also)
        S += bool(together and also)
        pairs += 1
    E = Fraction(Sa * Sb, pairs)
    bottom = Fraction(Sa + Sb, 2) - E
    return float((S - E) / bottom) if bottom else 1.0
