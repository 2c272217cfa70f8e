# wrong: purity: each cluster gets its commonest group
# fails: six points | purity: this is the share of points that are right after giving each
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
    table = Counter(zip(a, b))
    return sum(max(n for (u, v), n in table.items() if v == w) for w in set(b)) / len(a)
