# wrong: 0 where numerator and denominator are both 0
# fails: a single group, all groups of one, two points | zero-by-zero: where numerator and denominator are both 0 the index is 1,
from collections import Counter
from math import comb


def adjusted_rand(a, b):
    a, b = list(a), list(b)
    S = sum(comb(n, 2) for n in Counter(zip(a, b)).values())
    Sa = sum(comb(n, 2) for n in Counter(a).values())
    Sb = sum(comb(n, 2) for n in Counter(b).values())
    E = Sa * Sb / comb(len(a), 2)
    if Sa == Sb == E:
        return 0.0
    return (S - E) / ((Sa + Sb) / 2 - E)
