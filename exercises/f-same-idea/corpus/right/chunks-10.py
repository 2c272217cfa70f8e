import numpy as np

def ln_factorials(x):
    # sums of logarithms, one table for all
    table = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, int(x.max()) + 1)))])
    return table[x.astype(int)]

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    lj = np.log(pi) - rate + np.outer(x, np.log(rate)) - ln_factorials(x)[:, None]
    lp = np.logaddexp.reduce(lj, axis=1, keepdims=True)
    g = np.exp(lj - lp)
    cut = np.cumsum([len(c) for c in chunks])[:-1]
    N = sum(part.sum(axis=0) for part in np.split(g, cut))
    S = sum(part.T @ c for part, c in zip(np.split(g, cut), chunks))
    return N / len(x), S / N, lp.sum()
