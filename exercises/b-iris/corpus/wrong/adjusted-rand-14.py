# wrong: labels are taken for indices of a table, so texts, negative and far numbers fail
# fails: six points | Python stopped with TypeError: can only concatenate str (not "int") to
def adjusted_rand(a, b):
    table = np.zeros((max(a) + 1, max(b) + 1))
    for i, j in zip(a, b):
        table[i, j] += 1
    pairs = lambda n: (n * (n - 1) / 2).sum()
    S, Sa, Sb = pairs(table), pairs(table.sum(1)), pairs(table.sum(0))
    E = Sa * Sb / pairs(np.array([len(a)]))
    return (S - E) / ((Sa + Sb) / 2 - E) if (Sa + Sb) / 2 != E else 1.0
