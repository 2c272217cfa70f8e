# wrong: 0 / 0 where both partitions are a single group
# fails: a single group, all groups of one, two points | Python stopped with ZeroDivisionError
from collections import Counter
from math import comb


def adjusted_rand(a, b):
    a, b = list(a), list(b)
    S = sum(comb(n, 2) for n in Counter(zip(a, b)).values())
    Sa = sum(comb(n, 2) for n in Counter(a).values())
    Sb = sum(comb(n, 2) for n in Counter(b).values())
    E = Sa * Sb / comb(len(a), 2)
    return (S - E) / ((Sa + Sb) / 2 - E)
