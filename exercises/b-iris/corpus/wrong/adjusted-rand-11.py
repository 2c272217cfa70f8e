# wrong: every second point is left out
# fails: six points | the index is not right
from collections import Counter
from math import comb


def adjusted_rand(a, b):
    a, b = list(a)[::2], list(b)[::2]
    S = sum(comb(n, 2) for n in Counter(zip(a, b)).values())
    Sa = sum(comb(n, 2) for n in Counter(a).values())
    Sb = sum(comb(n, 2) for n in Counter(b).values())
    E = Sa * Sb / comb(len(a), 2)
    if Sa == Sb == E:
        return 1.0
    return (S - E) / ((Sa + Sb) / 2 - E)
