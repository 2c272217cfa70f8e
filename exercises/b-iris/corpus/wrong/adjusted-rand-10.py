# wrong: never below 0
# fails: partitions with different numbers of groups | negative: you cut the index off at 0; it is negative where two
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
    return max(0.0, (S - E) / ((Sa + Sb) / 2 - E))
