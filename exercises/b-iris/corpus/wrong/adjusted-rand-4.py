# wrong: the larger of S_a and S_b in place of their mean
# fails: six points | largest: you divided by the larger of S_a and S_b; the adjusted index
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
    return (S - E) / (max(Sa, Sb) - E)
