# wrong: the share of equal labels
# fails: six points | M17: you counted where the labels are equal; they are names, so compare
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
    return sum(u == v for u, v in zip(a, b)) / len(a)
