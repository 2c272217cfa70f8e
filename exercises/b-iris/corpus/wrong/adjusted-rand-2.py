# wrong: the index is not adjusted for chance
# fails: six points | rand: this is the Rand index without the adjustment: two shuffled
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
    P = comb(len(a), 2)
    return (P + 2 * S - Sa - Sb) / P
