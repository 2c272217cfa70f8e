# wrong: S / mean of S_a and S_b, chance is not subtracted
# fails: six points | chance: what chance gives is not subtracted: the index is (S − E) /
from collections import Counter
from math import comb


def adjusted_rand(a, b):
    a, b = list(a), list(b)
    S = sum(comb(n, 2) for n in Counter(zip(a, b)).values())
    Sa = sum(comb(n, 2) for n in Counter(a).values())
    Sb = sum(comb(n, 2) for n in Counter(b).values())
    E = Sa * Sb / comb(len(a), 2)
    if Sa == Sb == E:
        return 1.0
    return S / ((Sa + Sb) / 2)
