# wrong: the number of all pairs in place of the mean of S_a and S_b
# fails: six points | all-pairs: you divided by the number of all pairs less E; it is the mean
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
    return (S - E) / (comb(len(a), 2) - E)
