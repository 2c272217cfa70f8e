def adjusted_rand(a, b):
    _, i = np.unique(np.asarray(a), return_inverse=True)
    _, j = np.unique(np.asarray(b), return_inverse=True)
    table = np.zeros((i.max() + 1, j.max() + 1))
    np.add.at(table, (i, j), 1)
    pairs = lambda n: (n * (n - 1) / 2).sum()
    S, Sa, Sb = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    E = Sa * Sb / pairs(np.array([len(i)]))
    top, bottom = S - E, (Sa + Sb) / 2 - E
    return 1 if bottom == 0 else top / bottom
