%matplotlib inline
def one_hot(labels):
    labels = np.array([str(label) for label in labels])
    return (labels[:, None] == np.unique(labels)).astype(float)


def adjusted_rand(a, b):
    A, B = one_hot(a), one_hot(b)
    table = A.T @ B
    print(table)
    N = len(A)
    S = ((table**2).sum() - N) / 2
    Sa, Sb = ((A.sum(0) ** 2).sum() - N) / 2, ((B.sum(0) ** 2).sum() - N) / 2
    E = Sa * Sb / (N * (N - 1) / 2)
    return 1.0 if np.isclose((Sa + Sb) / 2, E) else (S - E) / ((Sa + Sb) / 2 - E)
