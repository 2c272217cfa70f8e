# wrong: an exception, NumPy arrays have no method count
# fails: labels that are far apart | Python stopped with AttributeError
def adjusted_rand(a, b):
    pairs = lambda v: sum(v.count(u) * (v.count(u) - 1) / 2 for u in set(v))
    S, Sa, Sb = pairs(list(zip(a, b))), pairs(a), pairs(b)
    E = Sa * Sb / (len(a) * (len(a) - 1) / 2)
    return (S - E) / ((Sa + Sb) / 2 - E) if (Sa + Sb) / 2 != E else 1.0
