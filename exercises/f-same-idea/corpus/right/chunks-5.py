import numpy as np
from scipy.special import gammaln

def counts_round(chunks, pi, rate):
    # a weighted mean of the chunks' own rates, with their N_k as weights
    Ns, rates, ell, rows = [], [], 0.0, 0
    for x in chunks:
        if len(x) == 0:
            continue
        lj = np.log(pi) - rate + x[:, None] * np.log(rate)
        lp = np.logaddexp.reduce(lj, axis=1)
        g = np.exp(lj - lp[:, None])
        Ns.append(g.sum(0))
        rates.append(np.where(Ns[-1] > 0, x @ g / np.maximum(Ns[-1], 1e-300), 0))
        ell += lp.sum() - gammaln(x + 1).sum()
        rows += len(x)
    Ns, rates = np.array(Ns), np.array(rates)
    return Ns.sum(0) / rows, (Ns * rates).sum(0) / Ns.sum(0), ell
